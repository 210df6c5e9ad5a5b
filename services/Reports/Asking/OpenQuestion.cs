using System.Globalization;
using Microsoft.AspNetCore.Http;
using OneStop.Core.Procedures;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Figures;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Asking;

/// <summary>A question with its snapshot, open until disposed.</summary>
internal sealed record OpenedQuestion(ReportQuestion Question, OpenedCutOff CutOff) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => CutOff.DisposeAsync();
}

/// <summary>
/// Reads a question from a query string (ruling 35) and opens its cut-off. Row scope of all figures and lists is enforced here: a scope outside the subtree of
/// the token is refused. What a scope holds is said once, in <see cref="Catalogue.Sees"/>, for the look-up of single dossiers too.
/// </summary>
internal sealed class OpenQuestion(CutOffs cutOffs)
{
    /// <returns>The question, or why it cannot be asked: 400 <c>badPeriod badView badGroupBy badScopeBy badCutoff cutoffAhead</c>, 403 <c>foreignScope</c>, 503 <c>behind</c>.</returns>
    public async Task<(OpenedQuestion? Opened, Problem? Refused)> ReadAsync(IQueryCollection query, Access access, CancellationToken ct)
    {
        var (raw, problem) = RawQuestion.Read(query);
        if (raw is null)
        {
            return (null, problem);
        }

        var wait = double.TryParse(query["wait"], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, CutOffs.WaitMax.TotalSeconds))
            : CutOffs.WaitDefault;
        var (opened, refused) = await cutOffs.OpenAsync(query["cutoff"], wait, ct);
        return opened is null ? (null, refused) : await UnderAsync(raw, opened, access);
    }

    /// <summary>The question as a form reads it; 400 <c>badQuestion</c> besides where the form has no answer to it.</summary>
    public async Task<(OpenedQuestion? Opened, Problem? Refused)> ReadAsync(IReportForm form, IQueryCollection query, Access access, CancellationToken ct)
    {
        var (opened, refused) = await ReadAsync(query, access, ct);
        if (opened is null)
        {
            return (null, refused);
        }

        var question = form.Read(opened.Question);
        if (form.Refuse(question) is { } reason)
        {
            await opened.DisposeAsync();
            return (null, Problem.Of(400, "badQuestion", reason));
        }

        return (opened with { Question = question }, null);
    }

    /// <summary>The question at a cut-off that is open already; where it is refused the cut-off is closed.</summary>
    public static async Task<(OpenedQuestion? Opened, Problem? Refused)> UnderAsync(RawQuestion raw, OpenedCutOff opened, Access access)
    {
        var (question, refused) = At(raw, opened.CutOff, access);
        if (question is null)
        {
            await opened.DisposeAsync();
            return (null, refused);
        }

        return (new OpenedQuestion(question, opened), null);
    }

    /// <summary>The question at a cut-off; 403 <c>foreignScope</c> where its scope lies outside the token's subtree.</summary>
    public static (ReportQuestion? Question, Problem? Refused) At(RawQuestion raw, CutOff cutOff, Access access) =>
        ScopeOf(raw.Scope, access, cutOff.Catalogue, cutOff.Today) is { } scope
            ? (new ReportQuestion(raw.From, raw.To, scope, raw.ScopeBy, raw.GroupBy, raw.View, cutOff, raw.Template) { OnlineBase = raw.OnlineBase }, null)
            : (null, Problem.Of(403, "foreignScope", $"Đơn vị {raw.Scope} nằm ngoài phạm vi của mã truy cập."));

    /// <summary>The scope asked for, by default the token's; null where it lies outside the token's subtree.</summary>
    public static string? ScopeOf(string? asked, Access access, Catalogue catalogue, DateOnly on)
    {
        var scope = asked is null or "" ? access.Agency : asked == "*" ? "*" : catalogue.FindAgency(asked, on)?.Code ?? AgencyCode.Normalise(asked)!;
        var allowed = access.Everywhere || (scope.Length > 0 && scope != "*" && catalogue.InSubtree(scope, access.Agency, on));
        return allowed ? scope : null;
    }
}

/// <summary>A question before it has a cut-off.</summary>
internal sealed record RawQuestion(
    DateOnly From, DateOnly To, string? Scope, ScopeBy ScopeBy, string GroupBy, ReportView View, string? Template, OnlineBase OnlineBase = OnlineBase.OfferedOnline)
{
    /// <summary>The day before which no period is meant.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    public static (RawQuestion? Question, Problem? Refused) Read(IQueryCollection query) => Of(
        query["from"], query["to"], query["scope"], query["scopeBy"], query["groupBy"], query["view"], query["template"], query["onlineBase"]);

    /// <summary>The question to compare with: the same, but for the period where <c>withFrom</c> and <c>withTo</c> name another.</summary>
    public static (RawQuestion? Question, Problem? Refused) With(IQueryCollection query) => Of(
        query["withFrom"].FirstOrDefault() ?? query["from"],
        query["withTo"].FirstOrDefault() ?? query["to"],
        query["scope"],
        query["scopeBy"],
        query["groupBy"],
        query["view"],
        query["template"],
        query["onlineBase"]);

    public static (RawQuestion? Question, Problem? Refused) Of(
        string? from, string? to, string? scope, string? scopeBy, string? groupBy, string? view, string? template, string? onlineBase = null)
    {
        if (Day(from) is not { } first || Day(to) is not { } last || first > last || first < Earliest)
        {
            return (null, Problem.Of(400, "badPeriod", "Cần from và to dạng yyyy-MM-dd, from không sau to."));
        }

        if (Or(view, "software") is not ("software" or "explained"))
        {
            return (null, Problem.Of(400, "badView", "view là software hoặc explained."));
        }

        if (Or(scopeBy, "resolving") is not ("resolving" or "receiving"))
        {
            return (null, Problem.Of(400, "badScopeBy", "scopeBy là resolving hoặc receiving."));
        }

        if (!Grouping.Names.Contains(Or(groupBy, "field")))
        {
            return (null, Problem.Of(400, "badGroupBy", $"groupBy là một trong {string.Join(", ", Grouping.Names)}."));
        }

        if (Or(onlineBase, "d1") is not ("d1" or "d2"))
        {
            return (null, Problem.Of(400, "badOnlineBase", "onlineBase là d1 (hồ sơ của TTHC mức độ 3, 4) hoặc d2 (tổng số hồ sơ tiếp nhận)."));
        }

        return (new RawQuestion(
            first,
            last,
            scope,
            scopeBy == "receiving" ? ScopeBy.Receiving : ScopeBy.Resolving,
            Or(groupBy, "field"),
            view == "explained" ? ReportView.Explained : ReportView.Software,
            template is "" ? null : template,
            onlineBase == "d2" ? OnlineBase.AllDossiers : OnlineBase.OfferedOnline), null);
    }

    private static string Or(string? given, string otherwise) => string.IsNullOrEmpty(given) ? otherwise : given;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
