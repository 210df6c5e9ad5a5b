using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using OneStop.Contracts.Dossiers;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// One JSON object, or an array of them of any length. Where the JSON breaks, what stood before it counts and the rest is one rejected item
/// (ruling 32a).
/// </summary>
public sealed class JsonFrames(PipeReader body, StepReader steps) : Frames(body, steps)
{
    private enum Place
    {
        Start,
        FirstElement,
        Element,
        Separator,
        End,
        Broken,
    }

    private Place _place = Place.Start;
    private bool _inArray;
    private bool _inElement;
    private ElementEnd _end;
    private long _scanned;

    public override bool HasContent => _place != Place.Start || _inElement;

    private protected override ReadOnlySequence<byte> Take(ReadOnlySequence<byte> buffer, bool completed, StepBatch batch, out bool ended)
    {
        ended = false;
        while (!IsFull(batch) && _place != Place.Broken)
        {
            if (!_inElement)
            {
                buffer = SkipSpace(buffer);
                if (buffer.IsEmpty)
                {
                    break;
                }

                if (!Pass(ref buffer))
                {
                    continue;
                }
            }

            if (!TakeElement(ref buffer, completed, batch))
            {
                break;
            }
        }

        if (_place == Place.Broken)
        {
            return TakeBroken(buffer, completed, batch, out ended);
        }

        if (completed && !IsFull(batch))
        {
            ended = true;
            if (_inElement || (_inArray && _place != Place.End))
            {
                Break();
                return TakeBroken(buffer, completed, batch, out ended);
            }
        }

        return buffer;
    }

    /// <summary>Passes one structural byte; true when an element begins here.</summary>
    private bool Pass(ref ReadOnlySequence<byte> buffer)
    {
        var next = buffer.FirstSpan[0];
        switch (_place, next)
        {
            case (Place.Start, (byte)'['):
                _inArray = true;
                _place = Place.FirstElement;
                break;
            case (Place.Separator, (byte)','):
                _place = Place.Element;
                break;
            case (Place.FirstElement or Place.Separator, (byte)']'):
                _place = Place.End;
                break;
            case (Place.Start, (byte)'{'):
            case (Place.FirstElement or Place.Element, not ((byte)',' or (byte)']' or (byte)'}')):
                Line++;
                _inElement = true;
                return true;
            default:
                Break();
                return false;
        }

        buffer = buffer.Slice(1);
        return false;
    }

    private bool TakeElement(ref ReadOnlySequence<byte> buffer, bool completed, StepBatch batch)
    {
        if (!TryFindEnd(buffer, completed, out var end))
        {
            if (Large.Open || buffer.Length > ItemBytesMax)
            {
                Large.Append(buffer);
                buffer = buffer.Slice(buffer.End);
                _scanned = 0;
            }

            return false;
        }

        var element = buffer.Slice(0, end);
        _inElement = false;
        _scanned = 0;
        if (Large.Open || end > ItemBytesMax)
        {
            Large.Append(element);
            RejectLarge(batch);
        }
        else if (!Steps.Read(Joined(element), Line, batch))
        {
            // The batch already holds the rejection of the broken element: it is taken back, the rest of the body goes with it.
            batch.TakeBackRejection();
            _place = Place.Broken;
            return true;
        }

        buffer = buffer.Slice(end);
        _place = _inArray ? Place.Separator : Place.End;
        return true;
    }

    private bool TryFindEnd(ReadOnlySequence<byte> buffer, bool completed, out long end)
    {
        if (!Large.Open && _scanned == 0 && buffer.FirstSpan[0] is not ((byte)'{' or (byte)'[' or (byte)'"'))
        {
            return TryFindWordEnd(buffer, completed, out end);
        }

        end = _scanned;
        foreach (var segment in buffer.Slice(_scanned))
        {
            var found = _end.Find(segment.Span);
            if (found >= 0)
            {
                end += found;
                return true;
            }

            end += segment.Length;
        }

        _scanned = end;
        return false;
    }

    private static bool TryFindWordEnd(ReadOnlySequence<byte> buffer, bool completed, out long end)
    {
        var reader = new SequenceReader<byte>(buffer);
        var found = reader.TryAdvanceToAny(" \t\r\n,]}"u8, advancePastDelimiter: false);
        end = found ? reader.Consumed : buffer.Length;
        return found || completed;
    }

    private void Break()
    {
        Line += _inElement ? 0 : 1;
        _inElement = false;
        _place = Place.Broken;
    }

    private ReadOnlySequence<byte> TakeBroken(ReadOnlySequence<byte> buffer, bool completed, StepBatch batch, out bool ended)
    {
        ended = completed;
        if (!completed)
        {
            if (Large.Open || buffer.Length > ItemBytesMax)
            {
                Large.Append(buffer);
                return buffer.Slice(buffer.End);
            }

            return buffer;
        }

        const string Detail = "JSON hỏng từ đây đến hết nội dung";
        if (Large.Open || buffer.Length > ItemBytesMax)
        {
            Large.Append(buffer);
            var (length, hash) = Large.Finish();
            batch.Reject(new RejectedLine(Line, null, null, null, RejectionCodes.BadJson, Detail, null, length, hash));
        }
        else
        {
            var raw = Joined(buffer).ToArray();
            batch.Reject(new RejectedLine(Line, null, null, null, RejectionCodes.BadJson, Detail, raw, raw.Length, SHA256.HashData(raw)));
        }

        return buffer.Slice(buffer.End);
    }

    private ReadOnlySequence<byte> SkipSpace(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (Line == 0 && _place == Place.Start)
        {
            reader.IsNext("\uFEFF"u8, advancePast: true);
        }

        reader.AdvancePastAny(" \t\r\n"u8);
        return reader.UnreadSequence;
    }
}
