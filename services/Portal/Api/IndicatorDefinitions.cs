using OneStop.Contracts.Reports;
using OneStop.Portal.Language;

namespace OneStop.Portal.Api;

/// <summary>How figures are defined: the words of the indicator registry (<c>GET /v1/indicators</c>), asked at most once per page and kept between pages.</summary>
public sealed class IndicatorDefinitions(ServiceClient services, KnownIndicators known, Words words)
{
    private Task<IReadOnlyDictionary<string, IndicatorItem>>? _byKey;

    /// <summary>Formula, which dates decide, and what is left out, in the reader's language; null where the registry does not know the key or is away.</summary>
    public async Task<string?> OfAsync(string key) => (await (_byKey ??= AskAsync())).GetValueOrDefault(key) is { } found
        ? string.Join(' ', new[] { SayFormula(found), Said(found.Clock), Said(found.Exclusions) }.OfType<string>())
        : null;

    /// <summary>The formula alone, for tables of definitions that share the rest.</summary>
    public async Task<string?> FormulaOfAsync(string key) => (await (_byKey ??= AskAsync())).GetValueOrDefault(key) is { } found ? SayFormula(found) : null;

    private string? SayFormula(IndicatorItem found) => found.Formula is { } formula ? FormulaWords.Say(formula, words) : null;

    private string? Said(string? text) => text is null ? null : words[text];

    private async Task<IReadOnlyDictionary<string, IndicatorItem>> AskAsync() =>
        known.Current ?? ((await services.ReportsAsync<OneStop.Contracts.Page<IndicatorItem>>(new Query("/v1/indicators"))).Value is { } told
            ? known.Keep(told.Items)
            : new Dictionary<string, IndicatorItem>());
}
