using System.Text.Json;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Reports.Projection;

/// <summary>
/// Reads one line of the feed in one pass, without copying what it does not keep. The feed writes <c>body</c> last, after all that says what it is
/// (ruling 35); what stands behind a step's body is not looked at.
/// </summary>
internal static class FeedLine
{
    /// <exception cref="JsonException">The line is no feed entry.</exception>
    public static FeedEntry Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        long position = 0;
        var schema = 1;
        DateTimeOffset appendedAt = default;
        string? kind = null;
        var (from, length) = (0, 0);
        Next(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("position"u8))
            {
                reader.Read();
                position = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("appendedAt"u8))
            {
                reader.Read();
                appendedAt = reader.GetDateTimeOffset();
            }
            else if (reader.ValueTextEquals("kind"u8))
            {
                reader.Read();
                kind = reader.ValueTextEquals("step"u8) ? "step" : reader.GetString();
            }
            else if (reader.ValueTextEquals("schema"u8))
            {
                reader.Read();
                schema = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("body"u8))
            {
                reader.Read();
                if (kind == "step")
                {
                    var step = StepFormat.Read(position, appendedAt, ref reader, out var dossier);
                    return new FeedEntry(position, appendedAt, kind, schema, dossier, step, []);
                }

                from = (int)reader.TokenStartIndex;
                reader.Skip();
                length = (int)reader.BytesConsumed - from;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return kind is null or "step"
            ? throw new JsonException($"the feed line at position {position} has no kind before its body")
            : new FeedEntry(position, appendedAt, kind, schema, null, null, line.Slice(from, length).ToArray());
    }

    private static void Next(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        if (!reader.Read() || reader.TokenType != expected)
        {
            throw new JsonException($"expected {expected}");
        }
    }
}
