using OneStop.Contracts.Reports;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;
using Table = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Surveys;

/// <summary>
/// Satisfaction: campaigns that end in the period and dossiers rated by it, place by place and field by field. Satisfied = (grade 1 + grade 2) /
/// collected; nothing collected prints blank. A rated dossier counts as one sheet issued and collected online at the agency that received it.
/// </summary>
public sealed class SurveyForm(IFormSource source) : IReportForm, ICountDossiers, ICarryTyped
{
    private static readonly string[] Grades = ["Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng"];

    public string Name => "survey";

    private static IReadOnlyList<TableColumn> Headings =>
    [
        new("visits", null, ["Lượt giao dịch"], ColumnKind.Count),
        new("issued", null, ["Phiếu phát ra"], ColumnKind.Count),
        new("collected", null, ["Phiếu thu vào"], ColumnKind.Count),
        .. Grades.SelectMany((grade, i) => new TableColumn[]
        {
            new($"grade{i + 1}", null, [grade, "Số phiếu"], ColumnKind.Count, 0.9m),
            new($"grade{i + 1}Share", null, [grade, "%"], ColumnKind.Rate, 0.9m),
        }),
        new("satisfied", null, ["Tỷ lệ hài lòng (%)"], ColumnKind.Rate, 1.1m),
    ];

    public string? Refuse(ReportQuestion question) => null;

    public async Task<ReportAnswer> AnswerAsync(ReportQuestion question, CancellationToken ct)
    {
        var sums = await SumsAsync(question, ct);
        var total = sums.Values.Aggregate(new Sum(""), (all, s) => all.Plus(s)).Values();
        total["visits"] = (await source.FiguresAsync(question, ct)).Sum(f => f.Columns.New);
        return FormAnswers.Cells(
            Name,
            "Đợt khảo sát kết thúc trong kỳ và hồ sơ được đánh giá; tỷ lệ hài lòng = (rất hài lòng + hài lòng) ÷ phiếu thu vào; không thu phiếu nào thì để trống. Lượt giao dịch: hồ sơ tiếp nhận trong kỳ.",
            question,
            [.. Headings.Select(h => new ReportColumn(h.Key, string.Join(": ", h.Titles)))],
            [.. sums.Select(s => new ReportRow(s.Key, s.Value.Label, s.Value.Values()))],
            total);
    }

    public Table Print(ReportAnswer answer, ReportQuestion question)
    {
        var report = (CellReport)answer;
        var paper = FormAnswers.Paper(question, question.CutOff.Catalogue);
        return new Table(
            Name,
            paper.Head(null),
            "KẾT QUẢ KHẢO SÁT SỰ HÀI LÒNG CỦA NGƯỜI DÂN, TỔ CHỨC",
            paper.Period,
            [new("tt", null, ["TT"], ColumnKind.Mark, 0.6m), new("label", null, ["Nơi khảo sát, lĩnh vực"], ColumnKind.Text, 3m), .. Headings],
            LevelRows.Of(report.Rows, r => FormCells.Of(r.Values, Headings), _ => []),
            new TableRow([TableCell.Blank, TableCell.Of("TỔNG CỘNG"), .. FormCells.Of(report.Total.Values, Headings)], RowWeight.Total),
            [report.Definition.Text, paper.CutOff],
            PaperSignatures.ReportForm);
    }

    public CaseChoice Choice => CaseChoice.AllAndRated;

    /// <summary>Sheets of campaigns are put by people; they stand in any row.</summary>
    public bool IsTyped(string row) => true;

    public bool Derives(string column) => column == "satisfied" || column.EndsWith("Share", StringComparison.Ordinal);

    /// <summary>Visits and ratings are dossiers; the sheets of campaigns are none.</summary>
    public IEnumerable<CellKey> CellsOf(CaseInRow dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var row = RowOf(dossier.Dossier.Fact.ReceivedBy ?? dossier.Dossier.Fact.Agency, dossier.Procedure?.FieldCode);
        if (dossier.Columns.New > 0)
        {
            yield return new CellKey(row, "visits");
        }

        if (dossier.Dossier is { Rated: true, AtEnd.Rating: { } rating and >= 1 and <= 5 })
        {
            yield return new CellKey(row, "issued");
            yield return new CellKey(row, "collected");
            yield return new CellKey(row, $"grade{6 - rating}");
        }
    }

    /// <summary>Where campaigns were held too, their sheets stand in the cell beside the dossiers (<c>GET /v1/surveys</c>).</summary>
    public bool Opens(ReportQuestion question, string row, string column) => !Derives(column) && Headings.Any(h => h.Key == column);

    /// <summary>The counts of a scope for the reform appendix: everything in it, and its communes apart.</summary>
    public async Task<(Core.Reports.Indicators.SurveyCounts All, Core.Reports.Indicators.SurveyCounts Communes)> CountsAsync(ReportQuestion question, CancellationToken ct)
    {
        var catalogue = question.CutOff.Catalogue;
        var held = await HeldAsync(question, catalogue, ct);
        var rated = await RatedAsync(question, ct);
        bool InCommune(string? agency) => catalogue.FindAgency(agency, question.Until)?.Level == AgencyLevel.Commune;
        return (Counts(held, rated.Select(r => r.Rating)), Counts(held.Where(c => InCommune(c.Agency)), rated.Where(r => InCommune(r.Agency)).Select(r => r.Rating)));
    }

    private static Core.Reports.Indicators.SurveyCounts Counts(IEnumerable<SurveyCampaign> campaigns, IEnumerable<int> ratings)
    {
        var grades = new long[5];
        var modes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var campaign in campaigns)
        {
            modes.Add(campaign.Mode);
            for (var i = 0; i < 5; i++)
            {
                grades[i] += campaign.Ratings[i];
            }
        }

        foreach (var rating in ratings)
        {
            modes.Add("online");
            grades[5 - rating]++;
        }

        return new Core.Reports.Indicators.SurveyCounts(grades.Sum(), modes.Count switch { 0 => null, 1 => modes.Single(), _ => "mixed" }, grades);
    }

    private async Task<SortedDictionary<string, Sum>> SumsAsync(ReportQuestion question, CancellationToken ct)
    {
        var catalogue = question.CutOff.Catalogue;
        var sums = new SortedDictionary<string, Sum>(StringComparer.Ordinal);
        Sum Row(string key, string label) => sums.TryGetValue(key, out var sum) ? sum : sums[key] = new Sum(label);
        foreach (var campaign in await HeldAsync(question, catalogue, ct))
        {
            var label = campaign.Field is { } field ? $"{campaign.Place} – {field}" : campaign.Place;
            Row($"{campaign.Agency}/{campaign.Place}/{campaign.Field}".TrimEnd('/'), label).Add(campaign);
        }

        foreach (var (agency, field, fieldName, rating) in await RatedAsync(question, ct))
        {
            var place = catalogue.FindAgency(agency, question.Until)?.Name ?? agency ?? "chưa xác định";
            Row(RowOf(agency, field), fieldName is null ? place : $"{place} – {fieldName}").Add(rating);
        }

        foreach (var figures in await source.FiguresAsync(question, ct))
        {
            var field = figures.Key.Version is { } version ? catalogue.FindProcedure(figures.Key.Procedure, figures.Key.Agency, version)?.FieldCode : null;
            if (sums.TryGetValue(RowOf(figures.Key.ReceivedBy ?? figures.Key.Agency, field), out var row))
            {
                row.Visit(figures.Columns.New);
            }
        }

        return sums;
    }

    private static async Task<IReadOnlyList<SurveyCampaign>> HeldAsync(ReportQuestion question, Catalogue catalogue, CancellationToken ct) =>
        [.. (await SurveyCampaigns.EndingAsync(question, ct))
            .Where(c => catalogue.InSubtree(c.Agency, question.Scope, question.Until))];

    private async Task<List<(string? Agency, string? Field, string? FieldName, int Rating)>> RatedAsync(ReportQuestion question, CancellationToken ct)
    {
        var catalogue = question.CutOff.Catalogue;
        var rated = new List<(string?, string?, string?, int)>();
        await foreach (var dossier in source.CasesAsync(question, CaseChoice.Rated, ct))
        {
            if (dossier.AtEnd.Rating is { } rating and >= 1 and <= 5)
            {
                var procedure = catalogue.FindProcedure(dossier.Fact.Procedure, dossier.Fact.Agency, dossier.Fact.ReceivedOn ?? question.Until);
                rated.Add((dossier.Fact.ReceivedBy ?? dossier.Fact.Agency, procedure?.FieldCode, procedure?.FieldName, rating));
            }
        }

        return rated;
    }

    /// <summary>The row of dossiers of an agency and a field.</summary>
    private static string RowOf(string? agency, string? field) => $"{agency ?? "unknown"}/{field}".TrimEnd('/');

    private sealed class Sum(string label)
    {
        private readonly long[] _grades = new long[5];
        private long _issued;
        private long? _visits;

        public string Label => label;

        public void Add(SurveyCampaign campaign)
        {
            _issued += campaign.Issued;
            for (var i = 0; i < 5; i++)
            {
                _grades[i] += campaign.Ratings[i];
            }
        }

        public void Add(int rating)
        {
            _issued++;
            _grades[5 - rating]++;
        }

        /// <summary>Adds dossiers received at the place; places of campaigns alone have none and print blank.</summary>
        public void Visit(long dossiers) => _visits = (_visits ?? 0) + dossiers;

        public Sum Plus(Sum other)
        {
            _issued += other._issued;
            for (var i = 0; i < 5; i++)
            {
                _grades[i] += other._grades[i];
            }

            return this;
        }

        public Dictionary<string, ReportValue> Values()
        {
            var collected = _grades.Sum();
            var values = new Dictionary<string, ReportValue> { ["visits"] = _visits is { } visits ? visits : default(ReportValue), ["issued"] = _issued, ["collected"] = collected };
            for (var i = 0; i < 5; i++)
            {
                values[$"grade{i + 1}"] = _grades[i];
                values[$"grade{i + 1}Share"] = FormCells.Wire(TableCell.Of(new Rate(_grades[i], collected)));
            }

            values["satisfied"] = FormCells.Wire(TableCell.Of(new Rate(_grades[0] + _grades[1], collected)));
            return values;
        }
    }
}
