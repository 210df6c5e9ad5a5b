using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Core.Reports.Indicators;

/// <summary>What the rates of dossiers handled online at level 3 and 4 are divided by; the same for both levels, so that they can be added.</summary>
public enum OnlineBase
{
    /// <summary>D1: dossiers of any channel of procedures offered at level 3 or 4 (the default).</summary>
    OfferedOnline,

    /// <summary>D2: all dossiers received.</summary>
    AllDossiers,
}

/// <summary>The columns of II.06a for dossiers that agree in receiving level, procedure version and channel.</summary>
/// <param name="ReceivingLevel">Level of the agency that received; null = unknown.</param>
/// <param name="Procedure">The version in force at reception; null = unknown.</param>
public readonly record struct FigureRow(AgencyLevel? ReceivingLevel, Procedure? Procedure, Channel Channel, Ii06aColumns Columns);

/// <summary>What only single dossiers can tell, counted for the period [F, T] in a scope. All counts are as of T and the cut-off.</summary>
/// <param name="LateBySoftware">Resolved late in the period or open overdue at T, software view.</param>
/// <param name="LateExplained">The same in the explained view: accepted N9 are out.</param>
/// <param name="Returned">Results handed over in the period.</param>
/// <param name="ProceduresReturnedByPost">Codes of procedures with at least one result returned by post in the period.</param>
/// <param name="Resolved">Ended in the period, software view.</param>
/// <param name="ResolvedByProcess">Of these, without a late or skipped step.</param>
/// <param name="ResolvedAtDepartments">Ended in the period, received by a department.</param>
/// <param name="OnTimeByProcessAtDepartments">Of these, early or on time and without a late or skipped step.</param>
public sealed record CaseCounts(
    long LateBySoftware,
    long LateBySoftwareApologised,
    long LateExplained,
    long LateExplainedApologised,
    long Returned,
    long ReturnedByPost,
    IReadOnlySet<string> ProceduresReturnedByPost,
    long Resolved,
    long ResolvedByProcess,
    long ResolvedAtDepartments,
    long OnTimeByProcessAtDepartments);

/// <summary>Survey figures of a scope and period: campaigns on paper and ratings of dossiers together.</summary>
/// <param name="Mode"><c>online</c>, <c>paper</c> or <c>mixed</c>; null = no survey.</param>
/// <param name="Grades">Five counts, from very satisfied to very dissatisfied.</param>
public sealed record SurveyCounts(long Collected, string? Mode, IReadOnlyList<long> Grades)
{
    public static readonly SurveyCounts None = new(0, null, [0, 0, 0, 0, 0]);
}

/// <summary>Everything an indicator may be computed from. Two equal inputs give equal indicators.</summary>
/// <param name="From">F, inclusive.</param>
/// <param name="Until">T, inclusive.</param>
/// <param name="Procedures">All versions of the procedures of the scope, ordered by code, then effective day.</param>
/// <param name="Figures">Of the scope, in the view asked for.</param>
public sealed record IndicatorInput(
    DateOnly From,
    DateOnly Until,
    IReadOnlyList<Procedure> Procedures,
    IReadOnlyList<FigureRow> Figures,
    CaseCounts Cases,
    SurveyCounts Survey,
    SurveyCounts CommuneSurvey)
{
    /// <summary>What online rates are divided by.</summary>
    public OnlineBase OnlineBase { get; init; } = OnlineBase.OfferedOnline;

    /// <summary>The version of each procedure in force on the last day, by code.</summary>
    public IEnumerable<Procedure> InForce => Procedure.InForce(Procedures, Until);

    /// <summary>Versions that start in the period.</summary>
    public IEnumerable<Procedure> StartedInPeriod => Procedures.Where(p => p.EffectiveFrom >= From && p.EffectiveFrom <= Until);

    /// <summary>The columns of all rows that fit, added.</summary>
    public Ii06aColumns Sum(Func<FigureRow, bool> fits) =>
        Ii06aColumns.Sum(Figures.Where(fits).Select(row => row.Columns));
}
