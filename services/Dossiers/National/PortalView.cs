using System.Text.Json;
using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;

namespace OneStop.Dossiers.National;

/// <summary>
/// A dossier as the sender of national messages sees it, from everything it sent: the newest revision, and what does not hold together. Which revision
/// is the newest is a matter of arrival; nothing in the ledger depends on it.
/// </summary>
/// <param name="Agency">By the unit's alias or name, else the sending unit.</param>
/// <param name="Status">1–10.</param>
/// <param name="SeenAt">When something new came last.</param>
/// <param name="Flags">Names of <see cref="PortalFlags"/> but <c>silent</c>, in their order.</param>
public sealed record PortalView(
    string Dossier,
    string? Agency,
    string? Unit,
    int Status,
    DateOnly? ReceivedOn,
    DateOnly? AppointmentOn,
    DateOnly? EndedOn,
    DateOnly? ReturnedOn,
    DateTimeOffset SeenAt,
    IReadOnlyList<string> Flags)
{
    /// <summary>The view made from all items of one dossier and one source; there is at least one. Pure.</summary>
    public static PortalView Of(string dossier, IReadOnlyList<NationalItem> items, Func<string, DateOnly, string?> agencyOfUnit)
    {
        var revisions = items.Where(static i => i.Kind == NationalKind.Dossier).OrderBy(static i => i.ReceivedAt).ThenBy(static i => Convert.ToHexString(i.Sha256), StringComparer.Ordinal).ToList();
        var rows = items.Where(static i => i.Kind == NationalKind.Progress).OrderBy(static i => i.Time("ThoiDiemXuLy")).ToList();
        var newest = revisions.Count > 0 ? revisions[^1] : rows[^1];
        var seen = items.Max(static i => i.ReceivedAt);
        var unit = NationalValue.Text(newest.Item, newest.Kind == NationalKind.Dossier ? "DonViXuLy" : "PhongBanXuLy");
        var named = unit is null ? null : agencyOfUnit(unit, VietnamTime.DateOf(newest.Time("NgayTiepNhan") ?? seen));
        return new PortalView(
            dossier,
            named ?? newest.Agency,
            unit,
            newest.Status,
            newest.Day("NgayTiepNhan"),
            newest.Day("NgayHenTra"),
            newest.Day("NgayKetThucXuLy"),
            newest.Day("NgayTra"),
            seen,
            new PortalFaults(revisions, rows, unitKnown: unit is null || named is not null).All());
    }
}

/// <summary>Finds what does not hold together in the messages about one dossier. Pure.</summary>
/// <param name="revisions">Oldest first.</param>
/// <param name="rows">By their own time.</param>
internal sealed class PortalFaults(List<NationalItem> revisions, List<NationalItem> rows, bool unitKnown)
{
    private static readonly string[] Happened = ["NgayTiepNhan", "NgayKetThucXuLy", "NgayTra", "NgayTuChoi", "ThoiDiemXuLy"];

    private NationalItem? Newest => revisions.Count > 0 ? revisions[^1] : null;

    public IReadOnlyList<string> All() => [.. Each().Where(static fault => fault.Holds).Select(static fault => fault.Name)];

    private IEnumerable<(string Name, bool Holds)> Each()
    {
        yield return (PortalFlags.EndChangedAfterDue, ChangedAfterDue("NgayKetThucXuLy"));
        yield return (PortalFlags.AppointmentChangedAfterDue, ChangedAfterDue("NgayHenTra"));
        yield return (PortalFlags.EndMissing, Newest is { Status: 9 or 10 } ended && ended.Day("NgayKetThucXuLy") is null);
        yield return (PortalFlags.FutureDate, revisions.Concat(rows).Any(static i => Happened.Any(name => i.Time(name) > i.ReceivedAt.AddMinutes(5))));
        yield return (PortalFlags.DatesReversed, Newest is { } last && IsReversed(last));
        yield return (PortalFlags.ChannelUnknown, Newest is { } sent && NationalValue.Text(sent.Item, "KenhThucHien") is not ("1" or "2" or "3"));
        yield return (PortalFlags.UnitUnknown, !unitKnown);
        yield return (PortalFlags.PauseDerived, rows.Exists(static r => r.Status == 5) && !revisions.Exists(ListsSupplements));
        yield return (PortalFlags.PauseRelabelled, rows.Where(static r => r.Status is 5 or 6 or 8 or 9).GroupBy(static r => r.Time("ThoiDiemXuLy")).Any(static g => g.Select(static r => r.Status).Distinct().Count() > 1));
    }

    private static bool IsReversed(NationalItem item) =>
        item.Day("NgayKetThucXuLy") < item.Day("NgayTiepNhan") || item.Day("NgayTra") < item.Day("NgayKetThucXuLy") || item.Day("NgayHenTra") < item.Day("NgayTiepNhan");

    private static bool ListsSupplements(NationalItem item) =>
        item.Item.TryGetProperty("DanhSachHoSoBoSung", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;

    /// <summary>Whether a later message says another day than an earlier one and came after the first appointment had passed.</summary>
    private bool ChangedAfterDue(string name)
    {
        var due = revisions.Select(static r => r.Day("NgayHenTra")).Min();
        var said = revisions.Where(r => r.Day(name) is not null).ToList();
        return due is not null && said.Zip(said.Skip(1)).Any(pair => pair.First.Day(name) != pair.Second.Day(name) && VietnamTime.DateOf(pair.Second.ReceivedAt) > due);
    }
}
