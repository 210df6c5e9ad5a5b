using System.Text;

namespace OneStop.Runtime.Ledger;

/// <summary>A new entry made ready on its caller's thread, so that the one writer has little left to do.</summary>
internal readonly record struct PreparedEntry(EntryKey Key, short Kind, short Schema, byte[]? Stream, ReadOnlyMemory<byte> Body)
{
    /// <summary>The longest code of a dossier.</summary>
    public const int StreamCharactersMax = 200;

    /// <summary>The version of every body format written today.</summary>
    public const short CurrentSchema = 1;

    /// <summary>The stream as it was given.</summary>
    public string? StreamText => Stream is null ? null : Encoding.UTF8.GetString(Stream);

    /// <summary>Makes it ready.</summary>
    /// <exception cref="ArgumentException">The kind is unknown, or the stream is too long or holds U+0000.</exception>
    public static PreparedEntry Of(in NewEntry entry)
    {
        if (entry.Stream is { } stream && (stream.Length > StreamCharactersMax || stream.Contains('\0')))
        {
            throw new ArgumentException($"A stream has at most {StreamCharactersMax} characters and no U+0000.", nameof(entry));
        }

        return new(
            EntryKey.Of(entry.Source, entry.Id),
            EntryKind.NumberOf(entry.Kind),
            CurrentSchema,
            entry.Stream is null ? null : Encoding.UTF8.GetBytes(entry.Stream),
            entry.Body);
    }

    /// <summary>Whether both say the same, their place in the ledger apart.</summary>
    public bool Says(in PreparedEntry other) => Kind == other.Kind
        && (Stream is null) == (other.Stream is null) && Stream.AsSpan().SequenceEqual(other.Stream) && Body.Span.SequenceEqual(other.Body.Span);
}
