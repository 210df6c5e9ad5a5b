using OneStop.Contracts.Reports;
using OneStop.Portal.Api;
using OneStop.Portal.Language;
using OneStop.Portal.Rooms.Reports;

namespace OneStop.Portal.Rooms.Overview;

/// <summary>The smaller figures of the overview: late reasons, channels, online levels, apologies; each the cell of a form, so it opens that cell's list.</summary>
public sealed class OverviewFigures
{
    private static readonly Dictionary<string, string> Levels = new() { ["6"] = "Một phần (mức 3)", ["11"] = "Toàn trình (mức 4)" };

    private readonly Question _question;
    private readonly Words _words;

    private OverviewFigures(Question question, Words words) => (_question, _words) = (question, words);

    public Answer<CellReport> Reasons { get; private init; } = default!;

    public Answer<CellReport> Channels { get; private init; } = default!;

    public Answer<CellReport> Online { get; private init; } = default!;

    public Answer<CellReport> Apologies { get; private init; } = default!;

    /// <summary>Asks for all of them at once.</summary>
    public static async Task<OverviewFigures> AskAsync(ServiceClient services, Words words, Period period, string? scope)
    {
        var question = new Question("", period, scope, null, "software", null, null);
        Task<Answer<CellReport>> Ask(string form, string? groupBy = null) =>
            services.ReportsAsync<CellReport>((question with { GroupBy = groupBy }).At($"/v1/reports/{form}"));
        var asked = await Task.WhenAll(Ask("late-reasons"), Ask("ii06a", "channel"), Ask("ii08"), Ask("apologies"));
        return new OverviewFigures(question, words) { Reasons = asked[0], Channels = asked[1], Online = asked[2], Apologies = asked[3] };
    }

    /// <summary>Most frequent first.</summary>
    public IReadOnlyList<SharePart> ByReason() =>
    [
        .. (Reasons.Value?.Rows ?? [])
            .Select(r => Part("late-reasons", r.Key, "late", Name(r), r.Values, bad: true))
            .OrderByDescending(p => p.Count),
    ];

    public IReadOnlyList<SharePart> ByChannel() =>
    [
        .. (Channels.Value?.Rows ?? []).Select(r => Part("ii06a", r.Key, "3", _words[Terms.Of(Terms.Channels, r.Key)], r.Values, "channel")).OrderByDescending(p => p.Count),
    ];

    /// <summary>Online dossiers by the level of their procedure.</summary>
    public IReadOnlyList<SharePart> ByLevel() =>
        [.. Levels.Select(l => Part("ii08", "total", l.Key, _words[l.Value], Online.Value?.Total.Values, always: true))];

    /// <summary>Late dossiers with an apology, and those still owed one.</summary>
    public IReadOnlyList<SharePart> ByApology() =>
    [
        Part("apologies", "total", "apologised", _words["Đã xin lỗi"], Apologies.Value?.Total.Values, always: true),
        Part("apologies", "total", "owed", _words["Chưa xin lỗi"], Apologies.Value?.Total.Values, bad: true, always: true),
        Part("apologies", "total", "owedExplained", _words["Chưa xin lỗi, không kể hồ sơ được chấp nhận giải trình"], Apologies.Value?.Total.Values, bad: true, always: true),
    ];

    /// <summary>The count of a cell of the total row; 0 where there is none.</summary>
    public static long Count(Answer<CellReport> answer, string column) => answer.Value?.Total.Values.GetValueOrDefault(column).Count ?? 0;

    private string Name(ReportRow row) => row.Key.StartsWith('N')
        ? $"{row.Key}: {_words[Terms.Of(Terms.Reasons, row.Key)]}"
        : _words["Chưa ghi nguyên nhân"];

    private SharePart Part(
        string form, string row, string column, string label, IReadOnlyDictionary<string, ReportValue>? values, string? groupBy = null, bool bad = false, bool always = false)
    {
        var count = values?.GetValueOrDefault(column).Count ?? 0;
        return new SharePart(row == "total" ? column : row, label, count, (_question with { Form = form, GroupBy = groupBy }).Drill(row, column, count), bad, always);
    }
}
