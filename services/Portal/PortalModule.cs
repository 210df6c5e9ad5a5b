using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OneStop.Portal.Accounts;
using OneStop.Portal.Api;
using OneStop.Portal.Language;
using OneStop.Portal.Layout;
using OneStop.Portal.Live;
using OneStop.Portal.Rooms;
using OneStop.Portal.Rooms.Inspection;
using OneStop.Portal.Rooms.OneDossier;
using OneStop.Portal.Rooms.Reports;
using OneStop.Portal.Rooms.Search;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Portal;

/// <summary>
/// The web pages for officers, leaders and clerks. It keeps accounts and nothing else: every figure and dossier is asked from the two services
/// over HTTP, with a token of the person who looks.
/// </summary>
public sealed class PortalModule : Module
{
    public override string Name => "portal";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        // Lets the program show its styles when it runs from its build folder, compressed and cached as when published.
        ((WebApplicationBuilder)builder).WebHost.UseStaticWebAssets();
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
        var services = builder.Services;
        services.AddSchema<PortalModule>("portal", "Accounts/sql");
        AddAccounts(services, builder.Configuration);
        services.AddHttpContextAccessor();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddScoped<Words>();
        services.AddScoped<Viewer>();
        services.AddScoped<ServiceClient>();
        services.AddScoped<AgencyNames>();
        services.AddScoped<IndicatorDefinitions>();
        services.AddSingleton<KnownIndicators>();
        services.AddScoped<UsualPeriod>();
        services.AddSingleton<WatchLedger>();
        services.AddSingleton<RetireSealers>().AddHostedService(provider => provider.GetRequiredService<RetireSealers>());
    }

    public override void Use(WebApplication app)
    {
        Pages.Use(app);
        app.UseAntiforgery();
    }

    public override void MapRoutes(IEndpointRouteBuilder app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/ngon-ngu", ChooseLanguage.Run).AllowAnonymous();
        app.MapPost("/dang-xuat", SignOut.RunAsync).RequireAuthorization(NeedsAttribute.SignedIn);
        app.MapGet("/", () => Results.Redirect("/viec-hom-nay")).RequireAuthorization(NeedsAttribute.SignedIn);
        app.MapPost("/bao-cao/chot", SealReportPost.RunAsync).RequireAuthorization(NeedsAttribute.PolicyFor("reports:seal"));
        app.MapGet("/bao-cao/da-chot/tep", DownloadSealed.RunAsync).RequireAuthorization(NeedsAttribute.PolicyFor("reports:read"));
        app.MapGet("/bao-cao/{form}/bieu-do/{chart}", ReportPicture.RunAsync).RequireAuthorization(NeedsAttribute.PolicyFor("reports:read"));
        app.MapGet("/bao-cao/{form}/tai-ve", DownloadReport.RunAsync).RequireAuthorization(NeedsAttribute.SignedIn);
        app.MapGet("/bao-cao/{form}/ho-so/tai-ve", DownloadReport.CellAsync).RequireAuthorization(NeedsAttribute.PolicyFor("reports:read"));
        app.MapGet("/ho-so/tai-ve", DownloadList.RunAsync).RequireAuthorization(NeedsAttribute.PolicyFor("dossiers:read"));
        app.MapGet("/ho-so/{code}/phieu/{paper}", DossierPapers.RunAsync).RequireAuthorization(NeedsAttribute.PolicyFor("dossiers:read"));
        app.MapGet("/kiem-tra/tai-ve", CaseFiles.RunAsync).RequireAuthorization(NeedsAttribute.PolicyFor(Role.DrawSamples));
        OutsideProvider.Map(app);
        LiveRoutes.Map(app);
        Pages.MapNotFound(app);
        app.MapRazorComponents<App>()
            .WithStaticAssets()
            .RequireAuthorization(NeedsAttribute.SignedIn);
    }

    private static void AddAccounts(IServiceCollection services, IConfiguration configuration)
    {
        services.AddDbContext<AccountsContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<AccountsContext>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication().AddIdentityCookies();
        OutsideProvider.Add(services, configuration);
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "onestop.session";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/dang-nhap";
            options.AccessDeniedPath = "/khong-duoc-phep";
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.Events.OnValidatePrincipal = AccountClaims.ValidateAsync;
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthorization(NeedsAttribute.AddPolicies);
        services.AddScoped<SignInAccount>();
        services.AddScoped<SaveAccount>();
        services.AddScoped<NoteReading>();
        services.AddScoped<SignInOutside>();
        services.AddSingleton<IFirstAccount, MakeFirstAccount>();
        services.AddDataProtection().SetApplicationName("onestop");
        services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((options, database) => options.XmlRepository = new KeyRing(database));
        services.AddAntiforgery(options => options.Cookie.Name = "onestop.form");
    }
}
