using System.Text;

namespace OneStop.Services.Tests.Telemetry;

/// <summary>
/// A span as it stands in an OTLP export request (opentelemetry-proto, trace.proto: resource_spans 1 → scope_spans 2 → spans 2; of a span trace_id 1,
/// span_id 2, parent_span_id 4, name 5, attributes 9).
/// </summary>
/// <param name="Scope">The name of the source.</param>
public sealed record Span(string Scope, string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>The spans of a request.</summary>
    public static IEnumerable<Span> Read(byte[] request) =>
        from resource in Fields(request).Where(field => field.Number == 1)
        from scope in Fields(resource.Bytes).Where(field => field.Number == 2)
        let fields = Fields(scope.Bytes).ToList()
        let name = fields.Where(field => field.Number == 1).SelectMany(field => Fields(field.Bytes)).Where(field => field.Number == 1).Select(Text).FirstOrDefault("")
        from span in fields.Where(field => field.Number == 2)
        select Of(name, Fields(span.Bytes).ToList());

    private static Span Of(string scope, List<Field> fields) => new(
        scope,
        Hex(fields, 1),
        Hex(fields, 2),
        Hex(fields, 4),
        fields.Where(field => field.Number == 5).Select(Text).First(),
        fields.Where(field => field.Number == 9).Select(field => Fields(field.Bytes).ToList())
            .ToDictionary(pair => Text(pair.First(field => field.Number == 1)), pair => Value(pair.First(field => field.Number == 2))));

    private static string Hex(List<Field> fields, int number) => Convert.ToHexStringLower(fields.FirstOrDefault(field => field.Number == number).Bytes ?? []);

    private static string Text(Field field) => Encoding.UTF8.GetString(field.Bytes);

    // AnyValue: string 1, bool 2, int 3.
    private static string Value(Field value) => Fields(value.Bytes).Select(field => field.Number == 1 ? Text(field) : $"{field.Whole}").FirstOrDefault("");

    private static IEnumerable<Field> Fields(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    yield return new((int)(tag >> 3), [], Varint(message, ref at));
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    yield return new((int)(tag >> 3), message[at..(at + length)], 0);
                    at += length;
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    private readonly record struct Field(int Number, byte[] Bytes, ulong Whole);
}
