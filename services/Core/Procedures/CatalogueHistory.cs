using System.Collections.Immutable;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Procedures;

/// <summary>
/// Every edition of the catalogue by the ledger position that made it (ruling 6), so that a due date can be computed with what was known when
/// the entry that sets it was appended.
/// </summary>
public sealed class CatalogueHistory
{
    /// <summary>Before the first catalogue entry.</summary>
    public static readonly CatalogueHistory Empty = new([], [], ImmutableDictionary.Create<string, ImmutableList<long>>(StringComparer.Ordinal));

    private readonly ImmutableList<(long Position, Catalogue Edition)> _editions;
    private readonly ImmutableList<CalendarChange> _calendarChanges;
    private readonly ImmutableDictionary<string, ImmutableList<long>> _procedureChanges;

    private CatalogueHistory(
        ImmutableList<(long Position, Catalogue Edition)> editions,
        ImmutableList<CalendarChange> calendarChanges,
        ImmutableDictionary<string, ImmutableList<long>> procedureChanges)
    {
        _editions = editions;
        _calendarChanges = calendarChanges;
        _procedureChanges = procedureChanges;
        Newest = editions.IsEmpty ? Catalogue.Empty : editions[^1].Edition;
    }

    /// <summary>The edition after the last change.</summary>
    public Catalogue Newest { get; }

    /// <summary>Position of the last change; 0 = none.</summary>
    public long Position => _editions.IsEmpty ? 0 : _editions[^1].Position;

    /// <summary>The history with one more entry.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not greater than every earlier one.</exception>
    public CatalogueHistory With(long position, DateTimeOffset appendedAt, CatalogueChange change)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(position, Position);
        var edition = Newest.With(change);
        var calendars = change.Calendar is null ? _calendarChanges : _calendarChanges.Add(new CalendarChange(position, VietnamTime.DateOf(appendedAt), edition));
        var procedures = _procedureChanges;
        if (change.Procedure is { } procedure)
        {
            var part = ProcedureCode.NationalPart(procedure.Code);
            procedures = procedures.SetItem(part, (procedures.GetValueOrDefault(part) ?? []).Add(position));
        }

        return new CatalogueHistory(_editions.Add((position, edition)), calendars, procedures);
    }

    /// <summary>The edition known at a position (inclusive).</summary>
    public Catalogue At(long position)
    {
        if (position >= Position)
        {
            return Newest;
        }

        var (low, high) = (0, _editions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _editions[middle].Position <= position ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? Catalogue.Empty : _editions[low - 1].Edition;
    }

    /// <summary>The history as it was at a position (inclusive).</summary>
    public CatalogueHistory Until(long position) => position >= Position
        ? this
        : new CatalogueHistory(
            _editions.RemoveAll(e => e.Position > position),
            _calendarChanges.RemoveAll(c => c.Position > position),
            _procedureChanges.Select(p => KeyValuePair.Create(p.Key, p.Value.RemoveAll(x => x > position))).Where(p => !p.Value.IsEmpty)
                .ToImmutableDictionary(StringComparer.Ordinal));

    /// <summary>
    /// The first position from <paramref name="from"/> on at which the catalogue knows the procedure; null = never yet (ruling 6: a due date of a
    /// procedure still unknown is set once, then).
    /// </summary>
    public long? FirstKnows(string? code, string? agency, DateOnly on, long from)
    {
        if (At(from).FindProcedure(code, agency, on) is not null)
        {
            return from;
        }

        if (string.IsNullOrWhiteSpace(code) || !_procedureChanges.TryGetValue(ProcedureCode.NationalPart(code.Trim()), out var changes))
        {
            return null;
        }

        foreach (var position in changes)
        {
            if (position > from && At(position).FindProcedure(code, agency, on) is not null)
            {
                return position;
            }
        }

        return null;
    }

    /// <summary>The calendar entries after a position, in order.</summary>
    internal IEnumerable<CalendarChange> CalendarChangesAfter(long position)
    {
        var first = _calendarChanges.Count;
        while (first > 0 && _calendarChanges[first - 1].Position > position)
        {
            first--;
        }

        for (; first < _calendarChanges.Count; first++)
        {
            yield return _calendarChanges[first];
        }
    }

    /// <summary>A calendar entry: where, on which civil date it was appended, and the edition it made.</summary>
    internal sealed record CalendarChange(long Position, DateOnly AppendedOn, Catalogue Edition);
}
