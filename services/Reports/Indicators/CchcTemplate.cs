using System.Globalization;
using System.Text.Json;

namespace OneStop.Reports.Indicators;

/// <summary>A row of a province's appendix.</summary>
/// <param name="Number">STT as printed; null = none.</param>
/// <param name="Codes">Meaning of the values of a choice.</param>
/// <param name="IntendedNumber">The number meant, where the printed numbering slipped.</param>
public sealed record TemplateRow(
    string? Number,
    string Label,
    string? Unit,
    int Indent,
    bool Heading,
    string? Key,
    IReadOnlyDictionary<string, string>? Codes = null,
    string? IntendedNumber = null);

/// <summary>
/// A province's edition of the CCHC appendix (CV 6459/BNV-CCHC): numbers differ per edition, so templates are data that map rows to indicator
/// keys. A row without a key is typed in; its key is <c>{template}:{place}</c>.
/// </summary>
public sealed record CchcTemplate(string Name, IReadOnlyList<TemplateRow> Rows)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The templates that ship with the program, by name.</summary>
    public static readonly IReadOnlyDictionary<string, CchcTemplate> All =
        new[] { "binh-phuoc", "dak-nong", "ha-tinh" }.ToDictionary(n => n, Load, StringComparer.Ordinal);

    /// <summary>The rows that are computed, each with the indicator that computes it; one row adds others below it.</summary>
    public IReadOnlyList<(string Row, string Indicator)> Indicators { get; } = [.. Rows
        .Select(FillTemplate.Computed)
        .Zip(Rows.Select((r, i) => r.Key), (indicator, key) => (Row: key, Indicator: indicator?.Key))
        .Where(r => r.Indicator is not null)
        .SelectMany(r => r.Row == "apologyRate" ? [(r.Row, r.Indicator!), .. FillTemplate.ApologyRates.Select(k => (k, k))] : new[] { (r.Row!, r.Indicator!) })];

    /// <summary>The key of a row, its own or by its place from 1.</summary>
    public string KeyAt(int index) =>
        Rows[index].Key ?? Name + ":" + (index + 1).ToString("000", CultureInfo.InvariantCulture);

    private static CchcTemplate Load(string name)
    {
        using var stream = typeof(CchcTemplate).Assembly.GetManifestResourceStream($"OneStop.Reports.Indicators.templates.{name}.json")!;
        return new CchcTemplate(name, JsonSerializer.Deserialize<List<TemplateRow>>(stream, Json)!);
    }
}
