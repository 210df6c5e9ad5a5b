using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Runtime.Hosting;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Trust;

/// <summary>What browsers and visitors without a name are given: no inline script, no banner, forms that only our pages can send, and only so much.</summary>
public sealed class WebMannersTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/dang-nhap")]
    [InlineData("/tra-cuu")]
    [InlineData("/khong-co-trang-nay")]
    public async Task Pages_allow_no_script_but_their_own_files_and_hold_none_inline(string path)
    {
        using var client = program.Anonymous();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotMatch(new Regex("<script(?![^>]*\\ssrc=)[^>]*>(?!\\s*</script>)", RegexOptions.IgnoreCase), Regex.Replace(html, "<script type=\"(importmap|application/json)\".*?</script>", "", RegexOptions.Singleline));
        Assert.DoesNotMatch(new Regex("\\son[a-z]+=\"", RegexOptions.IgnoreCase), html);
    }

    [Theory]
    [InlineData("/dang-nhap")]
    [InlineData("/v1/dossiers")]
    [InlineData("/health/live")]
    [InlineData("/v1/nothing")]
    public async Task No_answer_says_what_made_it(string path)
    {
        using var client = program.Anonymous();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        Assert.DoesNotContain(answer.Headers, static header => header.Key is "Server" or "X-Powered-By" or "X-AspNet-Version");
    }

    [Fact]
    public async Task A_sign_in_from_another_page_is_refused_and_the_session_cookie_is_kept_from_scripts()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(program.Url) };
        var first = await program.Services.GetServices<IFirstAccount>().Single().EnsureAsync(Ct);
        Assert.Equal(400, (int)(await PostAsync(client, first!, "")).StatusCode);
        var page = await client.GetStringAsync(new Uri("/dang-nhap", UriKind.Relative), Ct);
        var word = Regex.Match(page, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"__RequestVerificationToken\"");
        using var signedIn = await PostAsync(client, first!, word.Groups[1].Value + word.Groups[2].Value);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("onestop.session", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_visitor_without_a_name_may_look_up_only_so_many_codes_a_minute()
    {
        using var visitor = program.Anonymous();
        var outcomes = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            outcomes.Add(await visitor.GetOutcomeAsync($"/v1/public/dossiers/000.00.07.H10-210412-{i:0000}"));
        }

        Assert.Equal(["404 dossierNotFound", "429 tooManyRequests"], outcomes.Distinct());
        Assert.True(outcomes.Count(static o => o.StartsWith("404", StringComparison.Ordinal)) <= 30);
        var (page, asked) = (HttpStatusCode.OK, 0);
        while (page == HttpStatusCode.OK && asked++ < 40)
        {
            using var shown = await visitor.GetAsync(new Uri("/tra-cuu?ma=000.00.07.H10-210412-0000", UriKind.Relative), Ct);
            page = shown.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, page);
        using var known = program.Client();
        Assert.Equal("404 dossierNotFound", await known.GetOutcomeAsync("/v1/public/dossiers/000.00.07.H10-210412-0000"));
    }

    [Fact]
    public async Task A_body_beyond_what_an_address_takes_is_refused()
    {
        using var client = program.Client();
        using var body = new ByteArrayContent(new byte[31_000_000]);
        body.Headers.ContentType = new("application/json");
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var answer = await client.PostAsync(new Uri("/v1/explanations", UriKind.Relative), body, Ct);
        Assert.Equal("413 tooLarge", await Steps.OutcomeOfAsync(answer));
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, FirstAccount account, string word)
    {
        using var form = new FormUrlEncodedContent(
            [new("_handler", "sign-in"), new("__RequestVerificationToken", word), new("Form.UserName", account.User), new("Form.Password", account.Password)]);
        return await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), form, Ct);
    }
}
