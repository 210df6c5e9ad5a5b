using System.Collections.Immutable;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Procedures;

/// <summary>
/// Agencies, procedures, units, calendars and codes of dossiers in one edition. Immutable: a change gives a new edition that shares what did not change. Items
/// are kept by (code, effective day); a question names the day it asks for.
/// </summary>
public sealed class Catalogue
{
    /// <summary>Knows nothing; weeks are plain.</summary>
    public static readonly Catalogue Empty = new();

    private Catalogue()
    {
    }

    private ImmutableSortedDictionary<string, ImmutableArray<Agency>> AgencyVersions { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<Agency>>(StringComparer.Ordinal);

    private ImmutableDictionary<string, string> AgencyAliases { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    private ImmutableSortedDictionary<string, ImmutableArray<Procedure>> ProcedureVersions { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<Procedure>>(StringComparer.Ordinal);

    private ImmutableDictionary<string, ImmutableArray<string>> NationalParts { get; init; } = ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    private ImmutableSortedDictionary<string, ImmutableArray<Unit>> UnitVersions { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<Unit>>(StringComparer.OrdinalIgnoreCase);

    private ImmutableDictionary<string, string> UnitAliases { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    private CalendarSet CalendarSet { get; init; } = CalendarSet.Empty;

    /// <summary>Codes of dossiers that mean another dossier.</summary>
    public DossierAliases DossierAliases { get; private init; } = DossierAliases.Empty;

    /// <summary>All versions of all agencies, by code, then effective day.</summary>
    public IEnumerable<Agency> Agencies => AgencyVersions.Values.SelectMany(v => v);

    /// <summary>All versions of all procedures, by code, then effective day.</summary>
    public IEnumerable<Procedure> Procedures => ProcedureVersions.Values.SelectMany(v => v);

    /// <summary>All versions of all units, by agency and name, then effective day.</summary>
    public IEnumerable<Unit> Units => UnitVersions.Values.SelectMany(v => v);

    /// <summary>The declared calendars by code.</summary>
    public IEnumerable<KeyValuePair<string, CalendarLayer>> Calendars => CalendarSet.Layers;

    /// <summary>The edition after a change.</summary>
    public Catalogue With(CatalogueChange change) => change switch
    {
        { Agency: { } agency } => With(agency),
        { Procedure: { } procedure } => With(procedure),
        { Unit: { } unit } => With(unit),
        { Calendar: { } calendar } => With(calendar),
        { DossierAlias: { } alias } => With(alias),
        _ => this,
    };

    /// <summary>Adds an agency, or replaces its version of the same effective day.</summary>
    public Catalogue With(Agency agency)
    {
        var aliases = AgencyAliases;
        foreach (var alias in agency.Aliases.Append(agency.Name))
        {
            aliases = aliases.SetItem(AgencyCode.Normalise(alias) ?? alias, agency.Code);
        }

        return Copy(agencies: Upsert(AgencyVersions, agency.Code, agency, a => a.EffectiveFrom), aliases: aliases);
    }

    /// <summary>Adds a procedure, or replaces its version of the same effective day.</summary>
    public Catalogue With(Procedure procedure)
    {
        var part = ProcedureCode.NationalPart(procedure.Code);
        var codes = NationalParts.TryGetValue(part, out var known) ? known : [];
        return Copy(
            procedures: Upsert(ProcedureVersions, procedure.Code, procedure, p => p.EffectiveFrom),
            parts: codes.Contains(procedure.Code) ? NationalParts : NationalParts.SetItem(part, codes.Add(procedure.Code)));
    }

    /// <summary>Adds a unit, or replaces its version of the same effective day. A name that is another unit's alias means the unit put last.</summary>
    public Catalogue With(Unit unit)
    {
        var key = UnitKey(unit.Agency, unit.Name);
        return Copy(
            units: Upsert(UnitVersions, key, unit, u => u.EffectiveFrom),
            unitAliases: UnitAliases.SetItems(unit.Aliases.Append(unit.Name).Select(name => KeyValuePair.Create(UnitKey(unit.Agency, name), key))));
    }

    /// <summary>Declares days and hours.</summary>
    public Catalogue With(CalendarEdition calendar) => Copy(calendars: CalendarSet.With(calendar));

    /// <summary>Says what a dossier's code means.</summary>
    public Catalogue With(DossierAlias alias) => Copy(dossierAliases: DossierAliases.With(alias));

    /// <summary>
    /// The agency a code, alias or name means on a day: its newest version effective by then, else its first one; null where unknown.
    /// </summary>
    public Agency? FindAgency(string? code, DateOnly on)
    {
        if (AgencyCode.Normalise(code) is not { } key)
        {
            return null;
        }

        if (!AgencyVersions.TryGetValue(key, out var versions)
            && !(AgencyAliases.TryGetValue(key, out var meant) && AgencyVersions.TryGetValue(meant, out versions)))
        {
            return null;
        }

        return VersionOn(versions, on, a => a.EffectiveFrom) ?? versions[0];
    }

    /// <summary>
    /// The procedure a code means on a day (ruling 26): by exact code, else by national part where exactly one procedure of the agency's
    /// province has it. Null where unknown, or where every version starts later.
    /// </summary>
    public Procedure? FindProcedure(string? code, string? agency, DateOnly on)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        var key = code.Trim();
        if (!ProcedureVersions.TryGetValue(key, out var versions))
        {
            if (!NationalParts.TryGetValue(ProcedureCode.NationalPart(key), out var codes))
            {
                return null;
            }

            var province = AgencyCode.Normalise(agency) is { } a ? AgencyCode.ProvinceOf(a) : ProcedureCode.OwnerOf(key);
            var fitting = codes.Where(c => ProcedureCode.OwnerOf(c) is not { } owner || province is null || owner == province).ToList();
            if (fitting is not [var only])
            {
                return null;
            }

            versions = ProcedureVersions[only];
        }

        return VersionOn(versions, on, p => p.EffectiveFrom);
    }

    /// <summary>The unit of an agency by one of its names, in its newest version; null where unknown.</summary>
    public Unit? FindUnit(string? agency, string? name) => UnitVersionsOf(agency, name) is [.., var newest] ? newest : null;

    /// <summary>
    /// Whether <paramref name="agency"/> lies in the subtree of <paramref name="root"/> (<c>*</c> = everything) on a day: the root itself, a body
    /// below it by parent, or a body whose successor does (a successor's scope includes what it took over; ruling 26).
    /// </summary>
    public bool InSubtree(string agency, string root, DateOnly on)
    {
        if (root == "*")
        {
            return true;
        }

        var goal = FindAgency(root, on)?.Code ?? AgencyCode.Normalise(root);
        var open = new Queue<string>([FindAgency(agency, on)?.Code ?? agency]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var code))
        {
            if (code == goal)
            {
                return true;
            }

            if (!seen.Add(code) || FindAgency(code, on) is not { } at)
            {
                continue;
            }

            if (AgencyCode.Normalise(at.Parent) is { } parent)
            {
                open.Enqueue(parent);
            }

            if (AgencyCode.Normalise(at.Successor) is { } successor && at.EffectiveTo is { } end && end < on)
            {
                open.Enqueue(successor);
            }
        }

        return false;
    }

    /// <summary>Whether an agency is a root on a day: none above it, or, where the catalogue does not know it, a code of the first level.</summary>
    public bool IsRoot(string? agency, DateOnly on) =>
        FindAgency(agency, on) is { } known ? known.Parent is null : AgencyCode.Normalise(agency) is { } code && AgencyCode.IsFirstLevel(code);

    /// <summary>
    /// Whether what belongs to <paramref name="agency"/> (null = not named) is seen from <paramref name="scope"/> (<c>*</c> = from everywhere) on a day:
    /// what lies in its subtree, and from a root also what belongs to an agency the catalogue does not know (ruling 27).
    /// </summary>
    public bool Sees(string scope, string? agency, DateOnly on) =>
        scope == "*" || (FindAgency(agency, on) is null && IsRoot(scope, on)) || (AgencyCode.Normalise(agency) is { } code && InSubtree(code, scope, on));

    /// <summary>The calendar that deadlines of an agency are counted on: its own days over the nation's.</summary>
    public WorkingCalendar CalendarFor(string? agency) => CalendarSet.CalendarFor(AgencyCode.Normalise(agency));

    /// <summary>A unit at work: the agency's calendar, hours of unit over agency over nation over the default, and its own opening days.</summary>
    public Office OfficeFor(string? agency, string? unit) => CalendarSet.OfficeFor(AgencyCode.Normalise(agency), UnitVersionsOf(agency, unit), unit);

    private ImmutableArray<Unit> UnitVersionsOf(string? agency, string? name) =>
        name is not null && UnitAliases.TryGetValue(UnitKey(AgencyCode.Normalise(agency) ?? "", name), out var key) ? UnitVersions[key] : [];

    private static string UnitKey(string agency, string name) => agency + "/" + name.Trim();

    private static ImmutableSortedDictionary<string, ImmutableArray<T>> Upsert<T>(
        ImmutableSortedDictionary<string, ImmutableArray<T>> all, string code, T item, Func<T, DateOnly> from)
    {
        var versions = all.TryGetValue(code, out var known) ? known : [];
        var kept = versions.Where(v => from(v) != from(item)).Append(item).OrderBy(from);
        return all.SetItem(code, [.. kept]);
    }

    /// <summary>The newest version effective by a day; null where every one starts later.</summary>
    internal static T? VersionOn<T>(ImmutableArray<T> versions, DateOnly on, Func<T, DateOnly> from)
        where T : class
    {
        for (var i = versions.Length - 1; i >= 0; i--)
        {
            if (from(versions[i]) <= on)
            {
                return versions[i];
            }
        }

        return null;
    }

    private Catalogue Copy(
        ImmutableSortedDictionary<string, ImmutableArray<Agency>>? agencies = null,
        ImmutableDictionary<string, string>? aliases = null,
        ImmutableSortedDictionary<string, ImmutableArray<Procedure>>? procedures = null,
        ImmutableDictionary<string, ImmutableArray<string>>? parts = null,
        ImmutableSortedDictionary<string, ImmutableArray<Unit>>? units = null,
        ImmutableDictionary<string, string>? unitAliases = null,
        CalendarSet? calendars = null,
        DossierAliases? dossierAliases = null) => new()
        {
            AgencyVersions = agencies ?? AgencyVersions,
            AgencyAliases = aliases ?? AgencyAliases,
            ProcedureVersions = procedures ?? ProcedureVersions,
            NationalParts = parts ?? NationalParts,
            UnitVersions = units ?? UnitVersions,
            UnitAliases = unitAliases ?? UnitAliases,
            CalendarSet = calendars ?? CalendarSet,
            DossierAliases = dossierAliases ?? DossierAliases,
        };
}
