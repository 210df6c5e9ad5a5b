using OneStop.Contracts.Reports;

namespace OneStop.Reports.Indicators.Checking;

/// <summary>Judges an appendix by every rule, in a fixed order.</summary>
public static class CheckAppendix
{
    private static readonly IReadOnlyList<AppendixRule> Rules = [.. ComputedLineRules.All, .. TypedLineRules.All];

    public static IReadOnlyList<CheckedRule> Of(AppendixFacts facts) => [.. Rules.Select(rule => rule.Check(facts))];
}
