using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Forms;

/// <summary>A row of a form: stable key, label as printed.</summary>
public readonly record struct FormRow(string Key, string Label);

/// <summary>A dossier and the day of its reception.</summary>
public readonly record struct ReceivedDossier(string Code, DateOnly On);

/// <summary>A dossier that stands in a report, in which row, and what it puts into the columns of II.06a in the question's view.</summary>
public readonly record struct StandingDossier(string Code, string Row, Ii06aColumns Columns);

/// <summary>Which single dossiers a form needs; the narrower, the less has to be folded.</summary>
public enum CaseChoice
{
    /// <summary>Late in either view.</summary>
    Late,

    /// <summary>Every dossier that stands in any column of the period, was refused at intake, or whose result was returned in it.</summary>
    All,

    /// <summary>Rated by an entry that counts in the period.</summary>
    Rated,

    /// <summary>Either of the last two.</summary>
    AllAndRated,
}

/// <summary>What forms ask of the projection. Everything is as known at the question's cut-off and inside its scope.</summary>
public interface IFormSource
{
    /// <summary>The columns of II.06a by raw key, in the question's view.</summary>
    Task<IReadOnlyList<KeyFigures>> FiguresAsync(ReportQuestion question, CancellationToken ct);

    /// <summary>The dossiers, each once, in any order.</summary>
    IAsyncEnumerable<DossierCase> CasesAsync(ReportQuestion question, CaseChoice choice, CancellationToken ct);

    /// <summary>Of <see cref="CaseChoice.All"/> those that a narrowing asks for, and maybe some more.</summary>
    IAsyncEnumerable<DossierCase> CasesAsync(ReportQuestion question, Narrowing narrowing, CancellationToken ct);

    /// <summary>Every dossier known, from its stored deltas.</summary>
    IAsyncEnumerable<StandingDossier> StandingAsync(ReportQuestion question, CancellationToken ct);

    /// <summary>Dossiers by code, in the order of their codes; a code that is not known is left out.</summary>
    Task<IReadOnlyList<DossierCase>> CasesAsync(ReportQuestion question, IReadOnlyList<string> codes, CancellationToken ct);

    /// <summary>What was received from a day until the end of the period, in order of reception, then of code.</summary>
    Task<IReadOnlyList<ReceivedDossier>> ReceivedAsync(ReportQuestion question, DateOnly from, CancellationToken ct);

    /// <summary>Which row a raw key belongs to under the question's grouping; for one answer, not thread safe.</summary>
    Func<FactKey, FormRow> RowsOf(ReportQuestion question);

    /// <summary>Items of a list, in the order of the codes.</summary>
    Task<IReadOnlyList<DossierItem>> ItemsAsync(ReportQuestion question, IReadOnlyList<string> codes, CancellationToken ct);

    /// <summary>The dossiers that stand in a column of II.06a, by code, under a row key or <c>total</c>; null where there is no such row.</summary>
    Task<Page<DossierItem>?> ColumnAsync(ReportQuestion question, string row, int column, PageRequest page, CancellationToken ct);
}
