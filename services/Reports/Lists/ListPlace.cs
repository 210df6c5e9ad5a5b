using System.Globalization;
using OneStop.Contracts.Reports;

namespace OneStop.Reports.Lists;

/// <summary>
/// A place in a list of dossiers, and the order it is a place in: by code, or by due date and then code (<c>sort=due</c>; the longest overdue first,
/// those without a due date last). The place is after the dossier it names.
/// </summary>
/// <param name="Due">Null in a list by code.</param>
internal sealed record ListPlace(DateOnly? Due, string Code)
{
    private const string Written = "yyyyMMdd";

    /// <summary>The due date of a dossier without one, where lists are sorted by it. (The last date there is would be infinity to PostgreSQL.)</summary>
    public static readonly DateOnly Never = new(9999, 1, 1);

    /// <summary>Where a list by code begins.</summary>
    public static readonly ListPlace Beginning = new(null, "");

    public bool IsByDue => Due is not null;

    /// <summary>The beginning of the list, or the place a cursor names; null where the cursor is of another order.</summary>
    public static ListPlace? Read(string? cursor, bool byDue) => (cursor, byDue) switch
    {
        (null, true) => new(DateOnly.MinValue, ""),
        (_, false) => new(null, cursor ?? ""),
        ({ Length: > 8 }, _) when DateOnly.TryParseExact(cursor[..8], Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) => new(due, cursor[8..]),
        _ => null,
    };

    /// <summary>The place after an item, in the same order.</summary>
    public ListPlace After(DossierItem item) => After(item.DueOn, item.Code);

    public ListPlace After(DateOnly? due, string code) => IsByDue ? new(due ?? Never, code) : new(null, code);

    /// <summary>The cursor that names it.</summary>
    public string Cursor => Due is { } due ? due.ToString(Written, CultureInfo.InvariantCulture) + Code : Code;
}
