namespace OneStop.Contracts.Reports;

/// <summary>What is checked before a report is filed (<c>GET /v1/reports/{form}/checks</c>): the rules of its own figures and those between its lines.</summary>
/// <param name="Holds">Whether it can be filed: no rule is broken.</param>
public sealed record ReportChecks(string Form, AsOf AsOf, bool Holds, IReadOnlyList<CheckedRule> Items);

/// <summary>A rule as it was checked.</summary>
/// <param name="Rule">Stable name, for example <c>levels=total</c>.</param>
/// <param name="Sentence">What the rule asks for; where it is broken, which lines break it, with their numbers.</param>
public sealed record CheckedRule(string Rule, bool Holds, string Sentence);
