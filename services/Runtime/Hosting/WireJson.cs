using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OneStop.Core.WorkingTime;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// JSON as it goes over the wire: names in camelCase, Vietnamese letters as they are, dates <c>yyyy-MM-dd</c>, instants ISO 8601 with the
/// offset +07:00, enumerations in camelCase words.
/// </summary>
public static class WireJson
{
    /// <summary>The options; read only.</summary>
    public static readonly JsonSerializerOptions Options = Make();

    /// <summary>Gives <paramref name="options"/> the same habits.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new InstantConverter());
    }

    /// <summary>An instant as it is written: at most seven decimals, none where the second is whole.</summary>
    public static string Instant(DateTimeOffset instant) => instant.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", null);

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Instant(value));
    }
}
