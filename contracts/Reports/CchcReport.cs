using System.Text.Json.Serialization;

namespace OneStop.Contracts.Reports;

/// <summary>The statistical appendix of the reform report (phụ lục CCHC) in a province's numbering: every row of the template, in its order.</summary>
public sealed record CchcReport : ReportAnswer
{
    /// <summary><c>binh-phuoc</c>, <c>dak-nong</c> or <c>ha-tinh</c>.</summary>
    [JsonPropertyOrder(-13)]
    public required string Template { get; init; }

    public required IReadOnlyList<CchcRow> Rows { get; init; }
}

/// <summary>One row of the appendix (ruling 38).</summary>
/// <param name="Key">The indicator's key; rows that are only typed in by people have <c>{template}:{row}</c>.</param>
/// <param name="Number">STT as the province prints it; null = none.</param>
/// <param name="Value">A count or a percentage as printed; null = blank.</param>
/// <param name="Text">Words, for the few rows that are no number.</param>
/// <param name="Definition">How a computed row is worked out; null for manual rows.</param>
/// <param name="Source"><c>computed</c> or <c>manual</c>; computed rows cannot be typed over.</param>
/// <param name="Heading">A section heading.</param>
/// <param name="Indent">Depth, 0 = outermost.</param>
/// <param name="Codes">What the values mean where the row is a choice.</param>
/// <param name="Target">Mục tiêu, typed in.</param>
/// <param name="Evidence">Document that proves a typed value.</param>
/// <param name="By">Who typed the value.</param>
/// <param name="At">When.</param>
public sealed record CchcRow(
    string Key,
    string? Number,
    string Label,
    string? Unit,
    decimal? Value,
    long? Numerator,
    long? Denominator,
    string? Definition,
    string? Note,
    string Source,
    bool Heading,
    int Indent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Codes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Target,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Evidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? At);
