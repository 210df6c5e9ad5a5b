using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OneStop.Reports.Sealing;

/// <summary>The lines of a stored case list: four parts with a tab between each two, and how a part may hold a tab or a line break itself.</summary>
internal static class CaseListText
{
    private const int Parts = 4;

    /// <summary>A part without tabs and line breaks; <see cref="Split"/> gives it back.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Escape(string? text) => text?
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal);

    /// <summary>
    /// The first line, then record by record. A list filed before parts were escaped may have a line break within a code or a row: a line of too few parts
    /// goes on in the next.
    /// </summary>
    public static IEnumerable<string> Records(TextReader text)
    {
        var record = new StringBuilder();
        var (tabs, first) = (0, true);
        for (var next = text.Read(); next >= 0; next = text.Read())
        {
            tabs += next == '\t' ? 1 : 0;
            if (next != '\n' || (tabs < Parts - 1 && !(first && record is ['#', _])))
            {
                record.Append((char)next);
                continue;
            }

            yield return record.ToString();
            record.Clear();
            (tabs, first) = (0, false);
        }

        if (tabs >= Parts - 1)
        {
            yield return record.ToString();
        }
    }

    /// <summary>The four parts of a record; what an unescaped one has too many belongs to its code.</summary>
    public static string[] Split(string record, bool escaped)
    {
        if (escaped)
        {
            return [.. record.Split('\t').Select(Unescape)];
        }

        var parts = record.Split('\t');
        return [string.Join('\t', parts[..^(Parts - 1)]), .. parts[^(Parts - 1)..]];
    }

    private static string Unescape(string part)
    {
        if (!part.Contains('\\', StringComparison.Ordinal))
        {
            return part;
        }

        var text = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            text.Append(part[i] != '\\' ? part[i] : part[++i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        }

        return text.ToString();
    }
}
