using System.Buffers;
using System.Security.Cryptography;

namespace OneStop.Dossiers.Intake;

/// <summary>Length and SHA-256 of an item that is too large to keep, taken up piece by piece.</summary>
internal sealed class LargeItem : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>An item is being taken up.</summary>
    public bool Open { get; private set; }

    private long Length { get; set; }

    public void Append(in ReadOnlySequence<byte> piece)
    {
        Open = true;
        Length += piece.Length;
        foreach (var segment in piece)
        {
            _hash.AppendData(segment.Span);
        }
    }

    /// <summary>Closes the item.</summary>
    public (long Length, byte[] Sha256) Finish()
    {
        var item = (Length, _hash.GetHashAndReset());
        Open = false;
        Length = 0;
        return item;
    }

    public void Dispose() => _hash.Dispose();
}
