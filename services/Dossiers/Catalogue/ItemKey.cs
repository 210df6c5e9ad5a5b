using OneStop.Core.Procedures;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Catalogue;

/// <summary>What an upsert goes by: a later item of the same key takes the place of the earlier one. Ordered by kind, code, effective day.</summary>
/// <param name="Kind">Agency, procedure, unit, calendar or alias of a dossier's code, as the ledger names it.</param>
/// <param name="Code">The item's code; a unit's is <c>agency/name</c>, an alias's <c>source|code</c>.</param>
/// <param name="EffectiveFrom"><see cref="DateOnly.MinValue"/> where not given.</param>
public readonly record struct ItemKey(string Kind, string Code, DateOnly EffectiveFrom) : IComparable<ItemKey>
{
    /// <summary>The key of an item, and its last day (inclusive; null = open), from what the ledger's reader made of its body.</summary>
    public static (ItemKey Key, DateOnly? EffectiveTo) Of(CatalogueChange change) => change switch
    {
        { Agency: { } agency } => (new(EntryKind.Agency, agency.Code, agency.EffectiveFrom), agency.EffectiveTo),
        { Procedure: { } procedure } => (new(EntryKind.Procedure, procedure.Code, procedure.EffectiveFrom), procedure.EffectiveTo),
        { Unit: { } unit } => (new(EntryKind.Unit, $"{unit.Agency}/{unit.Name}", unit.EffectiveFrom), null),
        { Calendar: { } calendar } => (new(EntryKind.Calendar, calendar.Code, calendar.EffectiveFrom), null),
        { DossierAlias: { } alias } => (new(EntryKind.DossierAlias, AliasCode(alias.Code, alias.Source), alias.From), alias.To),
        _ => throw new ArgumentException("a change of nothing", nameof(change)),
    };

    /// <summary>What an alias is kept by beside its first day.</summary>
    public static string AliasCode(string code, string? source) => $"{Uri.EscapeDataString(source ?? "")}|{code}";

    public int CompareTo(ItemKey other)
    {
        var order = string.CompareOrdinal(Kind, other.Kind);
        order = order != 0 ? order : string.CompareOrdinal(Code, other.Code);
        return order != 0 ? order : EffectiveFrom.CompareTo(other.EffectiveFrom);
    }

    public static bool operator <(ItemKey left, ItemKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(ItemKey left, ItemKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(ItemKey left, ItemKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(ItemKey left, ItemKey right) => left.CompareTo(right) >= 0;
}
