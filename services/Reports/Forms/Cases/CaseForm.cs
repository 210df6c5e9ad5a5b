using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using Table = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Forms.Cases;

/// <summary>A column of counts: which rows a dossier is counted in; none = not at all.</summary>
/// <param name="Rows">Given the row of the question's grouping.</param>
public sealed record CountColumn(TableColumn Heading, Func<CaseInRow, IEnumerable<FormRow>> Rows)
{
    /// <summary>Counts in the row of the grouping where it fits.</summary>
    public static CountColumn Where(TableColumn heading, Func<CaseInRow, bool> fits) => new(heading, c => fits(c) ? [c.Row] : []);
}

/// <summary>A column worked out from a row's counts and its dossiers: a rate, or words.</summary>
public sealed record DerivedColumn(TableColumn Heading, Func<CaseRow, TableCell> Of);

/// <summary>A row being counted: its key, its counts by column key and the dossiers that gave them.</summary>
public sealed record CaseRow(string Key, IReadOnlyDictionary<string, long> Counts, IReadOnlyCollection<CaseInRow> Dossiers)
{
    public long this[string column] => Counts.GetValueOrDefault(column);
}

/// <summary>
/// A form whose cells count single dossiers. Figures and the lists behind them come from the same predicates, so a cell opens to exactly the
/// dossiers it counts.
/// </summary>
public abstract class CaseForm(IFormSource source) : IReportForm, ICountDossiers
{
    public abstract string Name { get; }

    public virtual string Version => "1";

    protected abstract string Title { get; }

    /// <summary>How the figures are defined, for the answer and under the table.</summary>
    protected abstract string Definition { get; }

    protected virtual string? FormNumber => null;

    public virtual CaseChoice Choice => CaseChoice.Late;

    /// <summary>Heading of the first column of words.</summary>
    protected virtual string RowsTitle => "Lĩnh vực, công việc giải quyết theo cấp";

    protected abstract IReadOnlyList<CountColumn> Counts { get; }

    protected virtual IReadOnlyList<DerivedColumn> Derived => [];

    /// <summary>Keys of the columns in printing order; the default is counts, then derived ones.</summary>
    protected virtual IReadOnlyList<string> Order => [.. Counts.Select(c => c.Heading.Key), .. Derived.Select(d => d.Heading.Key)];

    /// <summary>What the words of a row say of one of its dossiers, so that a comparison sees them change; nothing by default.</summary>
    protected virtual IEnumerable<(string Column, string Mark)> MarksOf(CaseInRow dossier) => [];

    public virtual string? Refuse(ReportQuestion question) => null;

    public IEnumerable<CellKey> CellsOf(CaseInRow dossier)
    {
        var counted = Counts.SelectMany(c => c.Rows(dossier).Select(row => new CellKey(row.Key, c.Heading.Key))).ToList();
        return counted.Count == 0
            ? counted
            : counted.Concat(MarksOf(dossier).SelectMany(m => counted.Select(c => c.Row).Distinct().Select(row => new CellKey(row, m.Column, m.Mark))));
    }

    public bool Opens(ReportQuestion question, string row, string column) => Counts.Any(c => c.Heading.Key == column);

    public bool Derives(string column) => Derived.Any(d => d.Heading.Key == column);

    /// <summary>Checks of an answer; none by default.</summary>
    protected virtual Task<IReadOnlyList<ReportCheck>> ChecksAsync(ReportQuestion question, CaseRow total, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ReportCheck>>([]);

    public async Task<ReportAnswer> AnswerAsync(ReportQuestion question, CancellationToken ct)
    {
        var rows = new SortedDictionary<string, RowSum>(StringComparer.Ordinal);
        var total = new RowSum(FormAnswers.TotalRow, FormAnswers.TotalRow);
        await foreach (var dossier in CasesAsync(question, ct))
        {
            foreach (var column in Counts)
            {
                var counted = false;
                foreach (var row in column.Rows(dossier))
                {
                    RowIn(rows, row).Add(column.Heading.Key, dossier);
                    counted = true;
                }

                if (counted)
                {
                    total.Add(column.Heading.Key, dossier);
                }
            }
        }

        var figures = await source.FiguresAsync(question, ct);
        if (this is INarrowCases { PlainColumn: { } plain })
        {
            foreach (var (row, count) in PlainRows.Of(source, question, figures))
            {
                RowIn(rows, row).Set(row.Label, plain, count);
            }

            total.Set(FormAnswers.TotalRow, plain, figures.Sum(f => f.Columns.Total));
        }

        return FormAnswers.Cells(
            Name,
            Definition,
            question,
            [.. Headings().Select(h => new ReportColumn(h.Key, WriteHeading(h)))],
            [.. rows.Select(r => new ReportRow(r.Key, r.Value.Label, Values(r.Value.Row)))],
            Values(total.Row),
            await ChecksAsync(question, total.Row, ct),
            figures,
            Version);
    }

    public Table Print(ReportAnswer answer, ReportQuestion question)
    {
        var report = (CellReport)answer;
        var paper = FormAnswers.Paper(question, question.CutOff.Catalogue);
        var headings = Headings();
        IEnumerable<TableCell> Cells(IReadOnlyDictionary<string, ReportValue> values) => headings.Select(h => FormCells.Of(values.GetValueOrDefault(h.Key), h));
        return new Table(
            Name,
            paper.Head(FormNumber),
            Title,
            paper.Period + ". Đơn vị tính: hồ sơ",
            [new("tt", Number("1"), ["TT"], ColumnKind.Mark, 0.6m), new("label", Number("2"), [RowsTitle], ColumnKind.Text, 3.2m), .. headings],
            LevelRows.Of(report.Rows, row => Cells(row.Values), SumOf),
            new TableRow([TableCell.Blank, TableCell.Of("TỔNG CỘNG"), .. Cells(report.Total.Values)], RowWeight.Total),
            [Definition, $"{paper.Lateness}.", paper.CutOff],
            PaperSignatures.ReportForm);

        IEnumerable<TableCell> SumOf(IReadOnlyList<ReportRow> rows) => headings.Select(h => Counts.Any(c => c.Heading.Key == h.Key)
            ? TableCell.Of(rows.Sum(r => r.Values[h.Key].Count))
            : TableCell.Blank);
        string? Number(string n) => headings.Any(h => h.Number is not null) ? $"({n})" : null;
    }

    private async IAsyncEnumerable<CaseInRow> CasesAsync(
        ReportQuestion question, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var catalogue = question.CutOff.Catalogue;
        var rowOf = source.RowsOf(question);
        await foreach (var dossier in this is INarrowCases narrow ? source.CasesAsync(question, narrow.Narrowing, ct) : source.CasesAsync(question, Choice, ct))
        {
            yield return new CaseInRow(dossier, rowOf(FormAnswers.KeyOf(dossier, catalogue, question.Until)), question, catalogue);
        }
    }

    private List<TableColumn> Headings()
    {
        var all = Counts.Select(c => c.Heading).Concat(Derived.Select(d => d.Heading)).ToDictionary(h => h.Key);
        return [.. Order.Select(k => all[k])];
    }

    private Dictionary<string, ReportValue> Values(CaseRow row)
    {
        var values = Counts.ToDictionary(c => c.Heading.Key, c => (ReportValue)row[c.Heading.Key]);
        foreach (var derived in Derived)
        {
            values[derived.Heading.Key] = FormCells.Wire(derived.Of(row));
        }

        return values;
    }

    private static RowSum RowIn(SortedDictionary<string, RowSum> rows, FormRow row)
    {
        if (!rows.TryGetValue(row.Key, out var sum))
        {
            rows[row.Key] = sum = new RowSum(row.Key, row.Label);
        }

        return sum;
    }

    private static string WriteHeading(TableColumn heading) => string.Join(": ", heading.Titles);

    private sealed class RowSum(string key, string label)
    {
        private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, CaseInRow> _dossiers = new(StringComparer.Ordinal);

        public string Label { get; private set; } = label;

        public CaseRow Row => new(key, _counts, _dossiers.Values);

        public void Set(string itsLabel, string column, long count) => (Label, _counts[column]) = (itsLabel, count);

        public void Add(string column, CaseInRow dossier)
        {
            _counts[column] = _counts.GetValueOrDefault(column) + 1;
            _dossiers[dossier.Dossier.Code] = dossier;
        }
    }
}
