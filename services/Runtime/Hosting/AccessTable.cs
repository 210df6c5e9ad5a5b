using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Who may what: every address of the services, the scopes it needs and how far it reaches. The gate reads this table, the descriptions of the
/// services are made from it, and a test walks it with every role, scope and agency. An address under <c>/v1/</c> that is not here does not start.
/// </summary>
public static partial class AccessTable
{
    /// <summary>The one address that a token bound to a source opens.</summary>
    internal const string StepsRoute = "POST /v1/steps";

    /// <summary>Every row, in the order of the paths.</summary>
    public static readonly IReadOnlyList<AccessRule> All =
    [
        new("PUT /v1/catalogue/agencies", Reach.EachItem, Scopes.CatalogueWrite),
        new("GET /v1/catalogue/agencies", Reach.Shared, Scopes.CatalogueRead),
        new("PUT /v1/catalogue/calendars", Reach.EachItem, Scopes.CatalogueWrite),
        new("GET /v1/catalogue/calendars", Reach.Shared, Scopes.CatalogueRead),
        new("POST /v1/catalogue/calendars/preview", Reach.Rows, Scopes.CatalogueWrite, Scopes.DossiersRead),
        new("PUT /v1/catalogue/procedures", Reach.EachItem, Scopes.CatalogueWrite),
        new("GET /v1/catalogue/procedures", Reach.Shared, Scopes.CatalogueRead),
        new("POST /v1/catalogue/procedures/import", Reach.EachItem, Scopes.CatalogueWrite),
        new("PUT /v1/catalogue/units", Reach.EachItem, Scopes.CatalogueWrite),
        new("GET /v1/catalogue/units", Reach.Shared, Scopes.CatalogueRead),
        new("GET /v1/connectors", Reach.Everything, Scopes.CatalogueWrite),
        new("DELETE /v1/connectors/{id}", Reach.Everything, Scopes.CatalogueWrite),
        new("GET /v1/connectors/{id}", Reach.Everything, Scopes.CatalogueWrite),
        new("PUT /v1/connectors/{id}", Reach.Everything, Scopes.CatalogueWrite),
        new("POST /v1/connectors/{id}/run", Reach.Everything, Scopes.CatalogueWrite),
        new("GET /v1/corrections", Reach.Rows, Scopes.DossiersRead),
        new("POST /v1/corrections/{id}/decision", Reach.Claim, Scopes.ExplanationsDecide),
        new("GET /v1/corrections/{id}/preview", Reach.Claim, Scopes.DossiersRead),
        new("GET /v1/dossiers", Reach.Question, Scopes.DossiersRead),
        new("GET /v1/dossiers/{code}", Reach.Dossier, Scopes.DossiersRead),
        new("POST /v1/dossiers/{code}/apologies", Reach.Dossier, Scopes.StepsWrite),
        new("GET /v1/dossiers/{code}/entries", Reach.Dossier, Scopes.DossiersRead),
        new("GET /v1/dossiers/{code}/personal", Reach.Dossier, Scopes.PersonalRead),
        new("DELETE /v1/dossiers/{code}/personal", Reach.Dossier, Scopes.PersonalRead, Scopes.StepsWrite),
        new("GET /v1/dossiers/{code}/personal/reads", Reach.Dossier, Scopes.PersonalRead),
        new("POST /v1/dossiers/{code}/reasons", Reach.Dossier, Scopes.StepsWrite),
        new("POST /v1/dossiers/{code}/steps", Reach.Dossier, Scopes.StepsWrite),
        new("POST /v1/explanations", Reach.Dossier, Scopes.ExplanationsWrite),
        new("GET /v1/explanations", Reach.Rows, Scopes.DossiersRead),
        new("GET /v1/explanations/{id}", Reach.Claim, Scopes.DossiersRead),
        new("POST /v1/explanations/{id}/decision", Reach.Claim, Scopes.ExplanationsDecide),
        new("GET /v1/holders", Reach.Question, Scopes.DossiersRead),
        new("GET /v1/indicators", Reach.Shared, Scopes.ReportsRead),
        new("GET /v1/indicators/manual", Reach.Question, Scopes.ReportsRead),
        new("PUT /v1/indicators/manual", Reach.Question, Scopes.ReportsSeal),
        new("GET /v1/ledger", Reach.Everything, Scopes.LedgerRead),
        new("POST /v1/national/CapNhatTienDoHoSoMC", Reach.SourceKey),
        new("POST /v1/national/DongBoHoSoMC", Reach.SourceKey),
        new("GET /v1/national/aliases", Reach.Root, Scopes.CatalogueRead),
        new("PUT /v1/national/aliases", Reach.Root, Scopes.CatalogueWrite),
        new("GET /v1/national/dossiers/{code}", Reach.Dossier, Scopes.DossiersRead),
        new("GET /v1/national/flags", Reach.Rows, Scopes.DossiersRead),
        new("GET /v1/national/flags/units", Reach.Rows, Scopes.DossiersRead),
        new("GET /v1/near-due", Reach.Question, Scopes.DossiersRead),
        new("GET /v1/papers/{paper}", Reach.Dossier, Scopes.DossiersRead),
        new("GET /v1/public/dossiers/{code}", Reach.Public),
        new("GET /v1/quarantine", Reach.Rows, Scopes.QuarantineWrite),
        new("POST /v1/quarantine/replay", Reach.Rows, Scopes.QuarantineWrite),
        new("POST /v1/quarantine/{id}/replay", Reach.Rows, Scopes.QuarantineWrite),
        new("POST /v1/reconciliations", Reach.Question, Scopes.ReportsRead),
        new("GET /v1/recount", Reach.Everything, Scopes.ReportsRead),
        new("POST /v1/recount", Reach.Everything, Scopes.ReportsRead),
        new("POST /v1/registers", Reach.EachItem, Scopes.StepsWrite),
        new("GET /v1/registers/{id}/copy", Reach.Own, Scopes.StepsWrite),
        new("GET /v1/report-periods", Reach.Question, Scopes.ReportsRead),
        new("GET /v1/reports/{form}", Reach.Question, Scopes.ReportsRead),
        new("GET /v1/reports/{form}/charts/{chart}", Reach.Question, Scopes.ReportsRead),
        new("GET /v1/reports/{form}/checks", Reach.Question, Scopes.ReportsRead),
        new("GET /v1/reports/{form}/compare", Reach.Question, Scopes.ReportsRead),
        new("GET /v1/reports/{form}/dossiers", Reach.Question, Scopes.ReportsRead),
        new("GET /v1/reports/{form}/procedures", Reach.Question, Scopes.ReportsRead),
        new("GET /v1/samples", Reach.Question, Scopes.DossiersRead),
        new("GET /v1/seal-schedules", Reach.Question, Scopes.ReportsRead),
        new("PUT /v1/seal-schedules", Reach.Question, Scopes.ReportsSeal),
        new("POST /v1/seal-schedules/stop", Reach.Everything, Scopes.ReportsSeal),
        new("GET /v1/sealed-reports", Reach.Rows, Scopes.ReportsRead),
        new("POST /v1/sealed-reports", Reach.Question, Scopes.ReportsSeal),
        new("GET /v1/sealed-reports/{id}", Reach.SealedReport, Scopes.ReportsRead),
        new("GET /v1/sealed-reports/{id}/cases", Reach.SealedReport, Scopes.ReportsRead),
        new("GET /v1/sealed-reports/{id}/compare", Reach.SealedReport, Scopes.ReportsRead),
        new("GET /v1/sealed-reports/{id}/edition", Reach.SealedReport, Scopes.ReportsRead),
        new("GET /v1/sealed-reports/{id}/files", Reach.SealedReport, Scopes.ReportsRead),
        new("GET /v1/sealed-reports/{id}/files/{format}", Reach.SealedReport, Scopes.ReportsRead),
        new("GET /v1/sealed-reports/{id}/verify", Reach.SealedReport, Scopes.ReportsRead),
        new("POST /v1/sealed-reports/together", Reach.Question, Scopes.ReportsSeal),
        new("GET /v1/sources", Reach.Root, Scopes.CatalogueRead),
        new("PUT /v1/sources", Reach.Everything, Scopes.CatalogueWrite),
        new("GET /v1/statistics/{name}", Reach.Question, Scopes.ReportsRead),
        new(StepsRoute, Reach.EachItem, Scopes.StepsWrite),
        new("GET /v1/surveys", Reach.Question, Scopes.ReportsRead),
        new("PUT /v1/surveys", Reach.EachItem, Scopes.ReportsSeal),
        new("POST /v1/token", Reach.Public),
        new("POST /v1/typed-figures", Reach.Shared, Scopes.ReportsSeal),
        new("GET /v1/webhooks", Reach.Everything, Scopes.LedgerRead),
        new("DELETE /v1/webhooks/{id}", Reach.Everything, Scopes.LedgerRead),
        new("GET /v1/webhooks/{id}", Reach.Everything, Scopes.LedgerRead),
        new("PUT /v1/webhooks/{id}", Reach.Everything, Scopes.LedgerRead),
        new("POST /v1/webhooks/{id}/replay", Reach.Everything, Scopes.LedgerRead),
        new("POST /v1/webhooks/{id}/secret", Reach.Everything, Scopes.LedgerRead),
        new("POST /v1/webhooks/{id}/test", Reach.Everything, Scopes.LedgerRead),
    ];

    /// <summary>The addresses of a program that serves many provinces, beside those it sends on to them.</summary>
    public static readonly IReadOnlyList<AccessRule> OfNation =
    [
        new("GET /v1/nation/provinces", Reach.Everything, Scopes.ReportsRead),
        new("GET /v1/nation/reports/{form}", Reach.Everything, Scopes.ReportsRead),
    ];

    private static readonly Dictionary<string, AccessRule> ByRoute = All.Concat(OfNation).ToDictionary(rule => rule.Route, StringComparer.Ordinal);
    // Weak: a server that has stopped, one province of several for instance, must not be held by what was found for its endpoints.
    private static readonly ConditionalWeakTable<Endpoint, StrongBox<AccessRule?>> OfEndpoints = [];

    /// <summary>The row of an endpoint; null for pages, files and what is not a service's.</summary>
    /// <exception cref="InvalidOperationException">An address of a service without a row.</exception>
    public static AccessRule? Of(Endpoint? endpoint) => endpoint is RouteEndpoint
        ? OfEndpoints.GetValue(endpoint, static asked => new(Find((RouteEndpoint)asked))).Value
        : null;

    /// <summary>The row of a method and a path template; null where there is none.</summary>
    public static AccessRule? Find(string method, string template) => ByRoute.GetValueOrDefault($"{method} {Plain(template)}");

    /// <summary>Fails where an address of a service has no row.</summary>
    internal static void Check(IEnumerable<Endpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            Of(endpoint);
        }
    }

    private static AccessRule? Find(RouteEndpoint endpoint)
    {
        var template = endpoint.RoutePattern.RawText ?? "";
        if (!Plain(template).StartsWith("/v1/", StringComparison.Ordinal))
        {
            return null;
        }

        var method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var only, ..] ? only : "GET";
        return Find(method, template) ?? throw new InvalidOperationException($"{method} {Plain(template)} has no row in AccessTable.");
    }

    private static string Plain(string template) => "/" + Constraint().Replace(template, "").Trim('/');

    [GeneratedRegex(":[^}/]+(?=})", RegexOptions.CultureInvariant)]
    private static partial Regex Constraint();
}
