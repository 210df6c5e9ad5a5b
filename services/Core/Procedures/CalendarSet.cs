using System.Collections.Concurrent;
using System.Collections.Immutable;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Procedures;

/// <summary>
/// The declared calendars of one catalogue edition. Working calendars are built when first asked for; offices without days of their own share
/// the nation's.
/// </summary>
internal sealed class CalendarSet(ImmutableSortedDictionary<string, CalendarLayer> layers)
{
    public static readonly CalendarSet Empty = new(ImmutableSortedDictionary.Create<string, CalendarLayer>(StringComparer.Ordinal));

    private readonly ConcurrentDictionary<string, WorkingCalendar> _built = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string?, string?, ImmutableArray<Unit>), Office> _offices = new();

    public IEnumerable<KeyValuePair<string, CalendarLayer>> Layers => layers;

    public CalendarSet With(CalendarEdition edition)
    {
        var code = edition.Code == CalendarEdition.National ? edition.Code : AgencyCode.Normalise(edition.Code) ?? edition.Code;
        return new CalendarSet(layers.SetItem(code, LayerOf(code).With(edition)));
    }

    public WorkingCalendar CalendarFor(string? agency)
    {
        var key = agency is not null && layers.ContainsKey(agency) ? agency : CalendarEdition.National;
        return _built.GetOrAdd(key, k => k == CalendarEdition.National
            ? new WorkingCalendar(LayerOf(k))
            : new WorkingCalendar(LayerOf(k), LayerOf(CalendarEdition.National)));
    }

    /// <param name="unit">The versions of the unit, by effective day; empty where the catalogue does not know it.</param>
    public Office OfficeFor(string? agency, ImmutableArray<Unit> unit, string? name) => _offices.GetOrAdd((agency, name, unit), _ =>
    {
        var own = name is null ? null
            : layers.GetValueOrDefault(agency + "/" + name) ?? layers.GetValueOrDefault(name) ?? (unit is [.., var newest] ? layers.GetValueOrDefault(newest.Name) : null);
        var (ofAgency, national) = (agency is null ? CalendarLayer.Empty : LayerOf(agency), LayerOf(CalendarEdition.National));
        return new Office(
            CalendarFor(agency),
            day => own?.HoursOn(day) ?? Catalogue.VersionOn(unit, day, static u => u.EffectiveFrom)?.Hours ?? ofAgency.HoursOn(day) ?? national.HoursOn(day) ?? Office.DefaultHours,
            day => own?.Says(day) == true);
    });

    private CalendarLayer LayerOf(string code) => layers.GetValueOrDefault(code) ?? CalendarLayer.Empty;
}
