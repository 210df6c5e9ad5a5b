using OneStop.Contracts.Reports;
using OneStop.Core.Procedures;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Asking;
using OneStop.Reports.Comparing;
using OneStop.Reports.Figures;
using OneStop.Reports.Forms;
using OneStop.Reports.Indicators.Checking;
using OneStop.Reports.Surveys;
using Table = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Indicators;

/// <summary>The appendix of the reform report in a province's template, every row in its order (ruling 38).</summary>
public sealed class CchcForm(IFormSource source, SurveyForm surveys) : IReportForm, ICountDossiers, IPlaceProcedures, ICarryTyped, ICrossCheck
{
    public string Name => "cchc";

    public string? Refuse(ReportQuestion question) => question.Template is { } name && CchcTemplate.All.ContainsKey(name)
        ? null
        : "template phải là một trong: " + string.Join(", ", CchcTemplate.All.Keys) + ".";

    public async Task<ReportAnswer> AnswerAsync(ReportQuestion question, CancellationToken ct)
    {
        var template = CchcTemplate.All[question.Template!];
        return new CchcReport
        {
            Form = Name,
            Definition = new ReportDefinition("1", "Phụ lục thống kê CCHC; công thức từng chỉ tiêu ở GET /v1/indicators."),
            Period = new ReportPeriod(question.From, question.To),
            Scope = question.Scope,
            View = FormAnswers.ViewOf(question),
            AsOf = new AsOf(question.CutOff.Position, question.CutOff.Instant),
            Template = template.Name,
            Rows = FillTemplate.Of(
                template,
                await InputAsync(question, NeedsEveryCase(template), ct),
                await TypedIndicators.AtAsync(question, ct)),
        };
    }

    public Table Print(ReportAnswer answer, ReportQuestion question) =>
        PrintCchc.Of((CchcReport)answer, FormAnswers.Paper(question, question.CutOff.Catalogue));

    public async Task<IReadOnlyList<CheckedRule>> CrossCheckAsync(ReportAnswer answer, ReportQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        var everyCase = NeedsEveryCase(CchcTemplate.All[question.Template!]);
        var figures = await source.FiguresAsync(question, ct);
        return CheckAppendix.Of(new AppendixFacts(
            (CchcReport)answer, await InputAsync(question, everyCase, ct), figures.Sum(f => f.OpenBefore + f.Recalled), everyCase));
    }

    public CaseChoice Choice => CaseChoice.All;

    /// <summary>A row that no indicator computes; satisfaction is computed from campaigns that people put.</summary>
    public bool IsTyped(string row) => IndicatorRegistry.Find(row) is { FromPeople: true } || IndicatorRoutes.IsTyped(row);

    /// <summary>A rate is derived from the counts above and below its line, which are cells of their own.</summary>
    public bool Derives(string column) => column is "text" or "note";

    public IEnumerable<CellKey> CellsOf(CaseInRow dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var looked = IndicatorCases.Of(dossier);
        return CchcTemplate.All[dossier.Question.Template!].Indicators
            .SelectMany(i => IndicatorCases.SidesOf(i.Indicator).Where(s => s.Counts(looked)).Select(s => new CellKey(i.Row, s.Side)));
    }

    /// <summary>A rate opens to the dossiers of its <c>numerator</c> or <c>denominator</c>, a count to those of its <c>value</c>.</summary>
    public bool Opens(ReportQuestion question, string row, string column)
    {
        ArgumentNullException.ThrowIfNull(question);
        return CchcTemplate.All[question.Template!].Indicators.Any(i => i.Row == row && IndicatorCases.SidesOf(i.Indicator).Any(s => s.Side == column));
    }

    /// <summary>A row that counts procedures opens to those of its <c>value</c>, or of its <c>numerator</c> or <c>denominator</c>.</summary>
    public async Task<IReadOnlyList<Procedure>?> ProceduresAsync(ReportQuestion question, string row, string column, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        var template = CchcTemplate.All[question.Template!];
        return CountedProcedures(template).FirstOrDefault(c => c.Row == row && c.Column == column).Of is { } counted
            ? [.. counted(await InputAsync(question, NeedsEveryCase(template), ct)).DistinctBy(p => p.Code).OrderBy(p => p.Code, StringComparer.Ordinal)]
            : null;
    }

    public async Task<IReadOnlyDictionary<string, CellKey[]>> PlacesAsync(ReportQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        var template = CchcTemplate.All[question.Template!];
        var input = await InputAsync(question, NeedsEveryCase(template), ct);
        return CountedProcedures(template)
            .SelectMany(c => c.Of(input).Select(p => (p.Code, Cell: new CellKey(c.Row, c.Column))))
            .GroupBy(p => p.Code, p => p.Cell, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, CellsByDossier.InOrder, StringComparer.Ordinal);
    }

    /// <summary>The cells of a template that count procedures, and which.</summary>
    private static IEnumerable<(string Row, string Column, Func<IndicatorInput, IEnumerable<Procedure>> Of)> CountedProcedures(CchcTemplate template)
    {
        foreach (var (row, key) in template.Indicators)
        {
            if (IndicatorRegistry.Find(key) is { Procedures: { } above } indicator)
            {
                yield return (row, indicator.Base is null ? "value" : "numerator", above);
                if (indicator.Base is { } below)
                {
                    yield return (row, "denominator", below);
                }
            }
        }

        yield return (FillTemplate.SharedRow, "value", input => FillTemplate.RestOf(template, input));
    }

    /// <summary>What the indicators of a question are computed from.</summary>
    /// <param name="everyCase">Whether returns and processes are needed too, or only late dossiers.</param>
    public async Task<IndicatorInput> InputAsync(ReportQuestion question, bool everyCase, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        var catalogue = question.CutOff.Catalogue;
        var cases = new CountCases(catalogue, question.From, question.Until);
        await foreach (var dossier in source.CasesAsync(question, everyCase ? CaseChoice.All : CaseChoice.Late, ct))
        {
            cases.Add(dossier);
        }

        var (all, communes) = await surveys.CountsAsync(question, ct);
        return new IndicatorInput(
            question.From,
            question.Until,
            ProceduresInScope.Of(catalogue, question.Scope, question.Until),
            [.. (await source.FiguresAsync(question, ct)).Select(f => RowOf(f, catalogue, question.Until))],
            cases.Counts,
            all,
            communes)
        {
            OnlineBase = question.OnlineBase,
        };
    }

    private static bool NeedsEveryCase(CchcTemplate template) => template.Rows.Any(r => FillTemplate.Computed(r) is { NeedsEveryCase: true });

    private static FigureRow RowOf(KeyFigures figures, Catalogue catalogue, DateOnly on)
    {
        var key = figures.Key;
        return new FigureRow(
            catalogue.FindAgency(key.ReceivedBy ?? key.Agency, on)?.Level,
            key.Version is { } version ? catalogue.FindProcedure(key.Procedure, key.Agency, version) : null,
            key.Channel,
            figures.Columns);
    }
}
