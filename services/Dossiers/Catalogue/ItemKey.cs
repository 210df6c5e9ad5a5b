namespace OneStop.Dossiers.Catalogue;

/// <summary>What an upsert goes by: a later item of the same key takes the place of the earlier one. Ordered by kind, code, effective day.</summary>
/// <param name="Kind">Agency, procedure, unit, calendar or alias of a dossier's code, as the ledger names it.</param>
/// <param name="Code">The item's code; a unit's is <c>agency/name</c>, an alias's <c>source|code</c>.</param>
/// <param name="EffectiveFrom"><see cref="DateOnly.MinValue"/> where not given.</param>
public readonly record struct ItemKey(string Kind, string Code, DateOnly EffectiveFrom) : IComparable<ItemKey>
{
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
