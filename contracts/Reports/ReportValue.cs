using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Contracts.Reports;

/// <summary>One cell on the wire: a number, a text, or null (blank).</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct ReportValue
{
    private ReportValue(decimal? number, string? text) => (Number, Text) = (number, text);

    public decimal? Number { get; }

    public string? Text { get; }

    /// <summary>The number, 0 where there is none.</summary>
    public long Count => (long)(Number ?? 0);

    public static implicit operator ReportValue(long count) => FromInt64(count);

    public static implicit operator ReportValue(decimal number) => FromDecimal(number);

    public static implicit operator ReportValue(string? text) => FromString(text);

    public static ReportValue FromInt64(long count) => new(count, null);

    public static ReportValue FromDecimal(decimal number) => new(number, null);

    public static ReportValue FromString(string? text) => new(null, text);

    /// <summary>A number as a JSON number, a text as a string, nothing as null.</summary>
    public sealed class Converter : JsonConverter<ReportValue>
    {
        public override bool HandleNull => true;

        public override ReportValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetDecimal(),
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Null => default,
            _ => throw new JsonException("A cell is a number, a text or null."),
        };

        public override void Write(Utf8JsonWriter writer, ReportValue value, JsonSerializerOptions options)
        {
            if (value.Number is { } number)
            {
                writer.WriteNumberValue(number);
            }
            else
            {
                writer.WriteStringValue(value.Text);
            }
        }
    }
}
