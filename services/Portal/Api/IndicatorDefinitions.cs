using OneStop.Contracts.Reports;
using OneStop.Portal.Language;

namespace OneStop.Portal.Api;

/// <summary>How figures are defined: the words of the indicator registry (<c>GET /v1/indicators</c>), asked once per page.</summary>
public sealed class IndicatorDefinitions(ServiceClient services, Words words)
{
    private IReadOnlyDictionary<string, IndicatorItem> _byKey = new Dictionary<string, IndicatorItem>();

    /// <summary>Asks for them; none are known while Reports is away.</summary>
    public async Task LoadAsync() =>
        _byKey = (await services.ReportsAsync<OneStop.Contracts.Page<IndicatorItem>>(new Query("/v1/indicators"))).Value?.Items.ToDictionary(i => i.Key, StringComparer.Ordinal) ?? [];

    /// <summary>Formula, which dates decide, and what is left out, in the reader's language; null where the registry does not know the key.</summary>
    public string? Of(string key) => _byKey.GetValueOrDefault(key) is { } known
        ? string.Join(' ', new[] { known.Formula, known.Clock, known.Exclusions }.OfType<string>().Select(part => words[part]))
        : null;
}
