namespace OneStop.Contracts.Reports;

/// <summary>
/// A line of an external figure, such as the national portal's, as <c>POST /v1/reconciliations</c> takes it: a JSON array of these, or the first sheet of
/// an xlsx whose head row names the columns. Null = the figure is not compared.
/// </summary>
/// <param name="Agency">Either code style; its subtree is counted.</param>
/// <param name="Received">Received in the period: columns 4 + 5 of II.06a.</param>
/// <param name="OnTime">Resolved early or on time: columns 8 + 9.</param>
/// <param name="Overdue">Resolved late, and open overdue: columns 10 + 13.</param>
public sealed record ExternalFigure(string Agency, long? Received, long? OnTime, long? Overdue);

/// <summary>What a reconciliation answers.</summary>
/// <param name="Rules">What a candidate's rule means, in words.</param>
/// <param name="Unknown">Agencies of the external figure that the catalogue does not know or that lie outside the scope; they are compared with nothing.</param>
public sealed record Reconciliation(
    ReportPeriod Period, string Scope, string View, AsOf AsOf, IReadOnlyList<ReconciledAgency> Rows, IReadOnlyDictionary<string, string> Rules, IReadOnlyList<string> Unknown);

public sealed record ReconciledAgency(string Agency, string Label, IReadOnlyList<ReconciledFigure> Figures);

/// <summary>One figure of an agency on both sides.</summary>
/// <param name="Figure"><c>received</c>, <c>onTime</c> or <c>overdue</c>.</param>
/// <param name="Difference">Theirs − ours.</param>
/// <param name="Candidates">Dossiers that the other side may count otherwise, in the direction of the difference; at most 1000.</param>
/// <param name="CandidatesCount">All of them.</param>
/// <param name="Unexplained">What is left of the difference when every candidate is counted as they would; 0 = the candidates suffice.</param>
public sealed record ReconciledFigure(
    string Figure, long Ours, long Theirs, long Difference, IReadOnlyList<ReconciliationCandidate> Candidates, long CandidatesCount, long Unexplained);

/// <summary>A dossier that can explain a difference.</summary>
/// <param name="Rule">A key of <see cref="Reconciliation.Rules"/>.</param>
public sealed record ReconciliationCandidate(string Dossier, string Rule);
