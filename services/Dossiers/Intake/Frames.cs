using System.Buffers;
using System.IO.Pipelines;
using OneStop.Contracts.Dossiers;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// Cuts a body of any length into items, in constant memory: what is held is at most one item of <see cref="ItemBytesMax"/> and the batch
/// being filled. One object serves one request.
/// </summary>
public abstract class Frames(PipeReader body, StepReader steps) : IDisposable
{
    /// <summary>The longest item kept; of a longer one only length and SHA-256 are (ruling 32).</summary>
    public const int ItemBytesMax = 1_000_000;

    /// <summary>A batch is full at so many lines …</summary>
    public const int BatchLinesMax = 8000;

    /// <summary>… or so many bytes.</summary>
    public const int BatchBytesMax = 4_000_000;

    private readonly LargeItem _large = new();
    private byte[] _joined = new byte[4096];

    /// <summary>Lines or elements met so far, blank lines included.</summary>
    public int Line { get; private protected set; }

    /// <summary>Whether the body held anything at all: a blank line or an empty array does, white space alone in JSON does not.</summary>
    public abstract bool HasContent { get; }

    private protected StepReader Steps { get; } = steps;

    private protected LargeItem Large => _large;

    /// <summary>Reads items into the batch until it is full (true) or the body ends (false).</summary>
    public async ValueTask<bool> FillAsync(StepBatch batch, CancellationToken ct)
    {
        while (true)
        {
            var read = await body.ReadAsync(ct);
            var rest = Take(read.Buffer, read.IsCompleted, batch, out var ended);
            var full = IsFull(batch);
            body.AdvanceTo(rest.Start, full ? rest.Start : read.Buffer.End);
            if (ended || (read.IsCompleted && !full))
            {
                return false;
            }

            if (full)
            {
                return true;
            }
        }
    }

    public void Dispose()
    {
        _large.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes whole items from the buffer and returns what is left of it; <paramref name="ended"/> when nothing more will be read.</summary>
    private protected abstract ReadOnlySequence<byte> Take(ReadOnlySequence<byte> buffer, bool completed, StepBatch batch, out bool ended);

    private protected static bool IsFull(StepBatch batch) => batch.Count >= BatchLinesMax || batch.Bytes >= BatchBytesMax;

    /// <summary>The item in one piece; valid until the next call.</summary>
    private protected ReadOnlySpan<byte> Joined(in ReadOnlySequence<byte> item)
    {
        if (item.IsSingleSegment)
        {
            return item.FirstSpan;
        }

        var length = (int)item.Length;
        if (_joined.Length < length)
        {
            _joined = new byte[Math.Max(length, _joined.Length * 2)];
        }

        item.CopyTo(_joined);
        return _joined.AsSpan(0, length);
    }

    /// <summary>Rejects an item too large to keep, once its end is known.</summary>
    private protected void RejectLarge(StepBatch batch)
    {
        var (length, hash) = _large.Finish();
        batch.Reject(new RejectedLine(
            Line, null, null, null, RejectionCodes.TooLarge, $"dài {length} byte, quá {ItemBytesMax} byte: chỉ giữ độ dài và SHA-256", null, length, hash));
    }
}
