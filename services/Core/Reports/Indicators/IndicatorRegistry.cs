namespace OneStop.Core.Reports.Indicators;

/// <summary>Every computed indicator, once, by key; and the words of every figure that lists and forms show.</summary>
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

    /// <summary>The words of the computed indicators, of the work lists (<c>list.</c>) and of the columns of forms (<c>{form}.{column}</c>).</summary>
    public static readonly IReadOnlyList<Indicator> Definitions = [.. All.Select(i => i.Definition), .. ListIndicators.All, .. ColumnIndicators.All];

    private static readonly Dictionary<string, Indicator> DefinitionsByKey = Definitions.ToDictionary(i => i.Key, StringComparer.Ordinal);

    private static readonly Dictionary<string, ComputedIndicator> ByKey = All.ToDictionary(i => i.Key, StringComparer.Ordinal);

    /// <summary>How the figure of a key is defined; null where the registry does not know it.</summary>
    public static Indicator? DefinitionOf(string key) => DefinitionsByKey.GetValueOrDefault(key);

    /// <summary>The indicator of a key; null where it is typed in by people.</summary>
    public static ComputedIndicator? Find(string? key) => key is null ? null : ByKey.GetValueOrDefault(key);
}
