using Npgsql;
using OneStop.Contracts.Reports;
using OneStop.Core.Procedures;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Figures;
using OneStop.Reports.Projection;

namespace OneStop.Reports.Asking;

/// <summary>Which end of a dossier is judged (design §4).</summary>
public enum ReportView
{
    Software = 0,
    Explained = 1,
}

/// <summary>Whose row a dossier stands in: the competent agency's (the default) or that of the receiving desk (ruling 26).</summary>
public enum ScopeBy
{
    Resolving,
    Receiving,
}

/// <summary>What was known: a ledger position, the catalogue up to it, and whether it is simply what Reports has now.</summary>
/// <param name="Position">Entries up to and including this one are known.</param>
/// <param name="Instant">When that entry was appended; null = nothing was.</param>
/// <param name="IsCurrent">The current cells answer; else the facts valid at the position do. Both give the same figures.</param>
/// <param name="Today">The civil date of the cut-off: no period is read beyond it (ruling 5).</param>
/// <param name="Keys">The raw keys by number.</param>
/// <param name="Cells">Cells read lately.</param>
/// <param name="Snapshot">
/// A connection inside a read-only transaction that sees one state: every read of an answer goes through it, so that cells, facts and position belong together.
/// </param>
public sealed record CutOff(
    long Position, DateTimeOffset? Instant, bool IsCurrent, DateOnly Today, Catalogue Catalogue, KeyBook Keys, CellShelf Cells, NpgsqlConnection Snapshot)
{
    /// <summary>The moment at which what still waits is judged: the cut-off's, or that of the question where it asks for now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>
    /// So few entries have come since, compared with the dossiers there are, that the current cells less what changed are sooner read than all facts valid
    /// then. Both give the same figures.
    /// </summary>
    public bool IsNear { get; init; }

    /// <summary>As in the body of an answer.</summary>
    public AsOf AsOf => new(Position, Instant);
}

/// <summary>A report as asked: both coordinates, whose dossiers, how grouped, in which view.</summary>
/// <param name="From">F, inclusive.</param>
/// <param name="To">As asked; <see cref="Until"/> is how it is read.</param>
/// <param name="Scope">Root of the subtree counted, new code style; <c>*</c> = everything.</param>
/// <param name="GroupBy">A wire name of ruling 26: <c>field</c>, <c>agency</c>, …</param>
/// <param name="Template">For <c>cchc</c>; null elsewhere.</param>
public sealed record ReportQuestion(
    DateOnly From,
    DateOnly To,
    string Scope,
    ScopeBy ScopeBy,
    string GroupBy,
    ReportView View,
    CutOff CutOff,
    string? Template)
{
    /// <summary>What the rates of dossiers handled online are divided by.</summary>
    public OnlineBase OnlineBase { get; init; } = OnlineBase.OfferedOnline;

    /// <summary>The page of rows that is asked for; null = all. Only a form that pages its rows (<see cref="IPageRows"/>) looks at it.</summary>
    public PageRequest? Page { get; init; }

    /// <summary>Only agencies of these levels count; null = of every level.</summary>
    public IReadOnlyList<AgencyLevel>? Levels { get; init; }

    /// <summary>T: the end of the period, never beyond the date of the cut-off.</summary>
    public DateOnly Until => To < CutOff.Today ? To : CutOff.Today;

    /// <summary>The last day before the period: that of <see cref="From"/>, but never after T.</summary>
    public DateOnly DayBefore => From > Until ? Until : From.AddDays(-1);
}
