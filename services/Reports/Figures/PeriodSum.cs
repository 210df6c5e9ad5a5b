using System.Runtime.CompilerServices;
using OneStop.Core.Reports;

namespace OneStop.Reports.Figures;

/// <summary>The sums of a period for one key, in the order that <c>sum-cells.sql</c> gives them.</summary>
internal struct PeriodSum
{
    public const int Online = 0;
    public const int Elsewhere = 1;
    public const int Early = 2;
    public const int OnTime = 3;
    public const int Late = 4;
    public const int Open = 5;
    public const int Overdue = 6;
    public const int Waiting = 7;
    public const int Refused = 8;
    public const int Unreceived = 9;
    public const int OpenBefore = 10;

    /// <summary>How many of them cells give; the next one comes from the exceptions.</summary>
    public const int InCells = 11;

    public const int Recalled = 11;
    private const int Count = 12;

    private Sums _sums;

    public long this[int index]
    {
        readonly get => _sums[index];
        set => _sums[index] = value;
    }

    public readonly bool IsZero => ((ReadOnlySpan<long>)_sums).IndexOfAnyExcept(0L) < 0;

    /// <summary>Adds what one delta of a fact gives the period that begins on the day after <paramref name="before"/> and ends on <paramref name="until"/>.</summary>
    public void Add(in Delta delta, DateOnly before, DateOnly until)
    {
        if (delta.AsOf > until)
        {
            return;
        }

        var fresh = delta.AsOf > before;
        switch (delta.Measure)
        {
            case Measure.ReceivedOnline when fresh:
                _sums[Online] += delta.Sign;
                break;
            case Measure.ReceivedDirect or Measure.ReceivedPostal when fresh:
                _sums[Elsewhere] += delta.Sign;
                break;
            case Measure.Open:
                _sums[Open] += delta.Sign;
                _sums[OpenBefore] += fresh ? 0 : delta.Sign;
                break;
            case Measure.Overdue:
                _sums[Overdue] += delta.Sign;
                break;
            case Measure.Early or Measure.OnTime or Measure.Late when delta.End > before:
                _sums[Early + (delta.Measure - Measure.Early)] += delta.Sign;
                break;
            case Measure.Early or Measure.OnTime or Measure.Late when fresh:
                _sums[Recalled] -= delta.Sign;
                break;
            case Measure.Waiting:
                _sums[Waiting] += delta.Sign;
                break;
            case Measure.RefusedAtIntake when fresh:
                _sums[Refused] += delta.Sign;
                break;
            case Measure.Unreceived:
                _sums[Unreceived] += delta.Sign;
                break;
            default:
                break;
        }
    }

    public readonly KeyFigures Under(FactKey key) => new(
        key,
        new Ii06aColumns(_sums[Online], _sums[Elsewhere], _sums[Early], _sums[OnTime], _sums[Late], _sums[Open], _sums[Overdue]),
        _sums[Waiting],
        _sums[Refused],
        _sums[Unreceived],
        _sums[OpenBefore],
        _sums[Recalled]);

    [InlineArray(Count)]
    private struct Sums
    {
        private long _first;
    }
}
