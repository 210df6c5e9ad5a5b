using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.Services.Tests.Fuzzing;

/// <summary>Spoils JSON and bytes in every way that senders have been seen to, and some that nobody has; the same seed spoils the same.</summary>
internal sealed class Mutations(int seed)
{
    /// <summary>Values no field expects. Written as JSON, so that escapes reach the program as escapes.</summary>
    private static readonly string[] Odd =
    [
        "null", "true", "[]", "{}", "-0", "1e999", "12345678901234567890123", "0.1", "\"\"", "\" \"", "\"null\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"",
        "\"x\\udc00\\ud800y\"", "\"\\ud83d\\ude00\"", "\"Nguye\u0302\u0303n Va\u0306n\"", "\"Nguyễn\u200f\u202e\"", "\"=HYPERLINK(\\\"http://x\\\")\"", "\"@SUM(A1)\"", "\"-2+3\"",
        "\"'; drop table ledger.entries; --\"", "\"../../etc/passwd\"", "\"%2F%2e%2e\"", "\"<script>alert(1)</script>\"", "\"0001-01-01\"", "\"9999-12-31T23:59:59+14:00\"",
        "\"2021-02-30\"", "\"2021-04-12T25:00:00\"", "\"20210412081500\"", "\"00/00/0000 00:00:00\"", "\"1753-01-01T00:00:00-14:00\"", "\"-9999-01-01\"", "\"٢٠٢١-٠٤-١٢\"", "99", "-1", "10",
        "[1,[2,[3]]]", "{\"a\":{\"a\":{\"a\":1}}}", "\"\\\\\\\"\\n\\r\\t\"", "2147483648", "\"H10\"", "\"000.00.07.H10\"", "\"received\"",
    ];

    private readonly Random _chance = new(seed);

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> many) => many[_chance.Next(many.Count)];

    public int Next(int below) => _chance.Next(below);

    /// <summary>A JSON object with one to three members replaced, removed, doubled or renamed; then, one time in four, with spoilt bytes.</summary>
    public byte[] Spoil(JsonObject sound)
    {
        var text = sound.ToJsonString();
        for (var i = _chance.Next(3); i >= 0; i--)
        {
            text = SpoilMember(text);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return _chance.Next(4) == 0 ? SpoilBytes(bytes) : bytes;
    }

    /// <summary>Flips, cuts, doubles or inserts bytes; or the whole in another encoding.</summary>
    public byte[] SpoilBytes(byte[] sound)
    {
        var bytes = sound.ToList();
        switch (_chance.Next(7))
        {
            case 0:
                return Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(sound));
            case 1:
                return [0xEF, 0xBB, 0xBF, .. sound];
            case 2:
                return [.. sound.Take(_chance.Next(sound.Length))];
            default:
                for (var i = _chance.Next(4); i >= 0 && bytes.Count > 1; i--)
                {
                    var at = _chance.Next(bytes.Count);
                    switch (_chance.Next(3))
                    {
                        case 0:
                            bytes[at] = (byte)_chance.Next(256);
                            break;
                        case 1:
                            bytes.RemoveRange(at, Math.Min(_chance.Next(8), bytes.Count - at));
                            break;
                        default:
                            bytes.InsertRange(at, Pick<byte[]>([[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0], [0xF4, 0x90, 0x80, 0x80], "[[[["u8.ToArray(), "\""u8.ToArray(), "\\u"u8.ToArray()]));
                            break;
                    }
                }

                return [.. bytes];
        }
    }

    /// <summary>Replaces the value of one member, wherever it stands, by an odd one: in the text, so that nothing tidies it up.</summary>
    private string SpoilMember(string text)
    {
        var names = Enumerable.Range(0, text.Length - 2).Where(i => text[i] == '"' && text[i + 1] == ':').ToList();
        if (names.Count == 0)
        {
            return text;
        }

        var colon = Pick(names) + 1;
        var end = EndOfValue(text, colon + 1);
        var start = text.LastIndexOf('"', colon - 2);
        var member = text[start..end];
        return _chance.Next(6) switch
        {
            0 => text[..start] + "\"x" + text[(start + 1)..],
            1 => text[..start] + member + "," + text[start..],
            2 => text[..end] + ",\"" + Pick<string>(["note", "applicant", "data", "unit", "__proto__", "$type"]) + "\":" + Pick(Odd) + text[end..],
            _ => text[..(colon + 1)] + Pick(Odd) + text[end..],
        };
    }

    private static int EndOfValue(string text, int at)
    {
        var (depth, quoted) = (0, false);
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\' when quoted:
                    at++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '{' or '[' when !quoted:
                    depth++;
                    break;
                case '}' or ']' when !quoted && depth-- == 0:
                case ',' when !quoted && depth == 0:
                    return at;
            }
        }

        return text.Length;
    }
}
