using System.Buffers;
using System.IO.Pipelines;

namespace OneStop.Dossiers.Intake;

/// <summary>One JSON text per line; blank lines are skipped but counted.</summary>
public sealed class NdjsonFrames(PipeReader body, StepReader steps) : Frames(body, steps)
{
    public override bool HasContent => Line > 0;

    private protected override ReadOnlySequence<byte> Take(ReadOnlySequence<byte> buffer, bool completed, StepBatch batch, out bool ended)
    {
        while (!IsFull(batch) && buffer.PositionOf((byte)'\n') is { } end)
        {
            TakeLine(buffer.Slice(0, end), batch);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
        }

        ended = false;
        if (IsFull(batch))
        {
            return buffer;
        }

        if (completed)
        {
            if (!buffer.IsEmpty || Large.Open)
            {
                TakeLine(buffer, batch);
            }

            ended = true;
            return buffer.Slice(buffer.End);
        }

        if (Large.Open || buffer.Length > ItemBytesMax)
        {
            Large.Append(buffer);
            return buffer.Slice(buffer.End);
        }

        return buffer;
    }

    private void TakeLine(ReadOnlySequence<byte> line, StepBatch batch)
    {
        Line++;
        if (Large.Open || line.Length > ItemBytesMax)
        {
            Large.Append(line);
            RejectLarge(batch);
            return;
        }

        var text = Joined(line);
        if (Line == 1 && text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        text = text.Trim(" \t\r"u8);
        if (!text.IsEmpty)
        {
            Steps.Read(text, Line, batch);
        }
    }
}
