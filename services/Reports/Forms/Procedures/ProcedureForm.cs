using OneStop.Contracts.Reports;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using Table = OneStop.Core.Reports.Table;

namespace OneStop.Reports.Forms.Procedures;

/// <summary>A row of procedures: those in force on the last day, and the figures of their dossiers.</summary>
public sealed record ProcedureRow(IReadOnlyCollection<Procedure> InForce, IReadOnlyCollection<(Procedure Procedure, KeyFigures Figures)> Dossiers);

/// <summary>A column of a form about procedures.</summary>
/// <param name="Procedures">The procedures a cell counts; null where it counts dossiers.</param>
/// <param name="Dossiers">The keys whose dossiers it counts, with the count taken from their columns; null where it counts procedures.</param>
public sealed record ProcedureColumn(
    TableColumn Heading,
    Func<ProcedureRow, IEnumerable<Procedure>>? Procedures,
    Func<Procedure, FactKey, Ii06aColumns, long>? Dossiers = null);

/// <summary>A form whose cells count procedures of the catalogue, or their dossiers; each cell opens to exactly what it counts.</summary>
public abstract class ProcedureForm(IFormSource source) : IReportForm, ICountDossiers, IPlaceProcedures
{
    public abstract string Name { get; }

    public virtual string Version => "1";

    protected abstract string Title { get; }

    protected abstract string? FormNumber { get; }

    protected abstract string Definition { get; }

    protected abstract string RowsTitle { get; }

    protected abstract IReadOnlyList<ProcedureColumn> Columns { get; }

    /// <summary>The row a procedure stands in.</summary>
    protected abstract FormRow RowOf(Procedure procedure, ReportQuestion question, Catalogue catalogue);

    public CaseChoice Choice => CaseChoice.All;

    public string? Refuse(ReportQuestion question) => null;

    public IEnumerable<CellKey> CellsOf(CaseInRow dossier)
    {
        var key = FormAnswers.KeyOf(dossier.Dossier, dossier.Catalogue, dossier.Question.Until);
        return VersionOf(key, dossier.Catalogue) is { } procedure
            ? Columns.Where(c => c.Dossiers?.Invoke(procedure, key, dossier.Columns) > 0)
                .Select(c => new CellKey(RowOf(procedure, dossier.Question, dossier.Catalogue).Key, c.Heading.Key))
            : [];
    }

    public async Task<ReportAnswer> AnswerAsync(ReportQuestion question, CancellationToken ct)
    {
        var rows = await RowsAsync(question, ct);
        return FormAnswers.Cells(
            Name,
            Definition,
            question,
            [.. Columns.Select(c => new ReportColumn(c.Heading.Key, string.Join(": ", c.Heading.Titles)))],
            [.. rows.Select(r => new ReportRow(r.Key.Key, r.Key.Label, Values(r.Value))).Where(HasFigure)],
            Values(Total(rows.Values)),
            version: Version);
    }

    public Table Print(ReportAnswer answer, ReportQuestion question)
    {
        var report = (CellReport)answer;
        var paper = FormAnswers.Paper(question, question.CutOff.Catalogue);
        IEnumerable<TableCell> Cells(IReadOnlyDictionary<string, ReportValue> values) => Columns.Select(c => FormCells.Of(values[c.Heading.Key], c.Heading));
        return new Table(
            Name,
            paper.Head(FormNumber),
            Title,
            paper.Period,
            [new("tt", FormNumber is null ? null : "(1)", ["TT"], ColumnKind.Mark, 0.6m), new("label", FormNumber is null ? null : "(2)", [RowsTitle], ColumnKind.Text, 3m), .. Columns.Select(c => c.Heading)],
            LevelRows.Of(report.Rows, r => Cells(r.Values), rows => Columns.Select(c => TableCell.Of(rows.Sum(r => r.Values[c.Heading.Key].Count)))),
            new TableRow([TableCell.Blank, TableCell.Of("TỔNG CỘNG"), .. Cells(report.Total.Values)], RowWeight.Total),
            [Definition, paper.CutOff],
            PaperSignatures.ReportForm);
    }

    public bool Opens(ReportQuestion question, string row, string column) => Columns.Any(c => c.Heading.Key == column && c.Dossiers is not null);

    /// <summary>The procedures behind a cell, by code; null where the form has no such cell, or where it counts dossiers.</summary>
    public async Task<IReadOnlyList<Procedure>?> ProceduresAsync(ReportQuestion question, string row, string column, CancellationToken ct)
    {
        if (Columns.FirstOrDefault(c => c.Heading.Key == column)?.Procedures is not { } counts)
        {
            return null;
        }

        var rows = await RowsAsync(question, ct);
        var found = row == FormAnswers.TotalRow ? Total(rows.Values) : rows.FirstOrDefault(r => r.Key.Key == row).Value;
        return found is null ? [] : [.. counts(found).DistinctBy(p => p.Code).OrderBy(p => p.Code, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyDictionary<string, CellKey[]>> PlacesAsync(ReportQuestion question, CancellationToken ct) => (await RowsAsync(question, ct))
        .SelectMany(row => Columns.Where(c => c.Procedures is not null)
            .SelectMany(c => c.Procedures!(row.Value).Select(p => (p.Code, Cell: new CellKey(row.Key.Key, c.Heading.Key)))))
        .GroupBy(p => p.Code, p => p.Cell, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Distinct().OrderBy(c => c.Row, StringComparer.Ordinal).ThenBy(c => c.Column, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    private static bool HasFigure(ReportRow row) => row.Values.Values.Any(v => v.Count != 0);

    private static Procedure? VersionOf(FactKey key, Catalogue catalogue) =>
        key.Version is { } version ? catalogue.FindProcedure(key.Procedure, key.Agency, version) : null;

    private static ProcedureRow Total(IEnumerable<ProcedureRow> rows) => new([.. rows.SelectMany(r => r.InForce)], [.. rows.SelectMany(r => r.Dossiers)]);

    private async Task<SortedDictionary<FormRow, ProcedureRow>> RowsAsync(ReportQuestion question, CancellationToken ct)
    {
        var catalogue = question.CutOff.Catalogue;
        var inForce = Procedure.InForce(ProceduresInScope.Of(catalogue, question.Scope, question.Until), question.Until)
            .ToLookup(p => RowOf(p, question, catalogue));
        var dossiers = (await source.FiguresAsync(question, ct))
            .Select(f => (Procedure: VersionOf(f.Key, catalogue), Figures: f))
            .Where(f => f.Procedure is not null)
            .ToLookup(f => RowOf(f.Procedure!, question, catalogue), f => (f.Procedure!, f.Figures));
        var rows = new SortedDictionary<FormRow, ProcedureRow>(Comparer<FormRow>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key)));
        foreach (var key in inForce.Select(g => g.Key).Concat(dossiers.Select(g => g.Key)).Distinct())
        {
            rows[key] = new ProcedureRow([.. inForce[key]], [.. dossiers[key]]);
        }

        return rows;
    }

    private Dictionary<string, ReportValue> Values(ProcedureRow row) => Columns.ToDictionary(c => c.Heading.Key, c => (ReportValue)(c.Procedures is { } procedures
        ? procedures(row).Select(p => p.Code).Distinct(StringComparer.Ordinal).LongCount()
        : row.Dossiers.Sum(d => c.Dossiers!(d.Procedure, d.Figures.Key, d.Figures.Columns))));
}
