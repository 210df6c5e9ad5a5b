namespace OneStop.Contracts.Reports;

/// <summary><c>GET /v1/report-periods?year=&amp;scope=</c>: the periods reports are made for, and what an agency has filed of each.</summary>
/// <param name="Scope">Whose filed reports are looked at.</param>
public sealed record ReportPeriods(int Year, string Scope, IReadOnlyList<ReportPeriodItem> Items);

/// <param name="Name">For example <c>2021-Q2</c>, <c>2021-H1</c>, <c>2021</c>.</param>
/// <param name="Ended">Over on the day of the answer: what is not filed is due.</param>
/// <param name="Filed">The newest edition of each form.</param>
/// <param name="Due">Forms of the regular reports that are not filed although the period is over.</param>
public sealed record ReportPeriodItem(
    string Name, string Label, DateOnly From, DateOnly To, bool Ended, IReadOnlyList<FiledForm> Filed, IReadOnlyList<string> Due);

/// <summary>A filed form: its newest edition.</summary>
public sealed record FiledForm(string Form, string Id, DateTimeOffset SealedAt);
