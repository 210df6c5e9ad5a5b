using System.Runtime.CompilerServices;
using OneStop.Core.Reports;

namespace OneStop.Reports.Figures;

/// <summary>The sums of a period for one key, the first of them in the order that <c>cells-of-stretches.sql</c> gives them.</summary>
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

    /// <summary>How many of them a stretch of cells gives; the others follow from these or come from the exceptions.</summary>
    public const int InStretch = 10;

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
            case Measure.RefusedAtIntake when delta.End > before:
                _sums[Refused] += delta.Sign;
                break;
            case Measure.Unreceived:
                _sums[Unreceived] += delta.Sign;
                break;
            default:
                break;
        }
    }

    /// <summary>Adds what stands in cells that the end, or the start, or both of the period have behind them: flows count in between, stocks at the end.</summary>
    public void Add(ReadOnlySpan<int> cells, bool atEnd, bool atStart)
    {
        var (end, start) = (atEnd ? 1 : 0, atStart ? 1 : 0);
        for (var i = 0; i < InStretch; i++)
        {
            _sums[i] += cells[i] * (i is Open or Overdue or Waiting or Unreceived ? end : end - start);
        }

        _sums[OpenBefore] += cells[Open] * start;
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
