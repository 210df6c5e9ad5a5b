using System.Buffers;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// Finds where a JSON value ends by counting brackets outside strings, piece by piece and without looking at any byte twice. It judges
/// nothing: whether the value is sound JSON is for its reader to say.
/// </summary>
internal struct ElementEnd
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);

    private int _depth;
    private bool _inString;
    private bool _escaped;

    /// <summary>The number of bytes of <paramref name="piece"/> up to and with the value's last one; −1 = it goes on.</summary>
    public int Find(ReadOnlySpan<byte> piece)
    {
        var at = 0;
        while (at < piece.Length)
        {
            if (_inString)
            {
                if (!PassString(piece, ref at))
                {
                    return -1;
                }
            }
            else
            {
                var found = piece[at..].IndexOfAny(Marks);
                if (found < 0)
                {
                    return -1;
                }

                at += found + 1;
                switch (piece[at - 1])
                {
                    case (byte)'"': _inString = true; continue;
                    case (byte)'{' or (byte)'[': _depth++; continue;
                    default: _depth--; break;
                }
            }

            if (_depth <= 0)
            {
                this = default;
                return at;
            }
        }

        return -1;
    }

    private bool PassString(ReadOnlySpan<byte> piece, ref int at)
    {
        while (at < piece.Length)
        {
            if (_escaped)
            {
                _escaped = false;
                at++;
                continue;
            }

            var found = piece[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0)
            {
                return false;
            }

            at += found + 1;
            if (piece[at - 1] == '"')
            {
                _inString = false;
                return true;
            }

            _escaped = true;
        }

        return false;
    }
}
