namespace OneStop.Core.Reports.Indicators;

/// <summary>Every computed indicator, once, by key.</summary>
public static class IndicatorRegistry
{
    /// <summary>All of them, grouped by what they are about.</summary>
    public static readonly IReadOnlyList<ComputedIndicator> All =
    [
        .. DossierIndicators.All,
        .. OnTimeIndicators.All,
        .. ApologyIndicators.All,
        .. OnlineIndicators.All,
        .. PostalIndicators.All,
        .. ProcedureIndicators.All,
        .. ProcessIndicators.All,
        .. SurveyIndicators.All,
    ];

    private static readonly Dictionary<string, ComputedIndicator> ByKey = All.ToDictionary(i => i.Key, StringComparer.Ordinal);

    /// <summary>The indicator of a key; null where it is typed in by people.</summary>
    public static ComputedIndicator? Find(string? key) => key is null ? null : ByKey.GetValueOrDefault(key);
}
