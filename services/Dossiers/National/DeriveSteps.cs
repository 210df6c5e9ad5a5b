using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.National;

/// <summary>
/// Turns the set of all items known of one dossier into ledger entries: one per distinct fact, whatever the order they came in. Entries are never
/// taken back, so a fact that a later item could unmake waits for it: pauses and ends told by progress rows count once the dossier itself is known.
/// Of conflicting appointments the earliest counts (its entry comes first in order), of conflicting ends the latest (each earlier one is followed by
/// a recall). An end told by the dossier and by a row is two entries, which the law joins. Pure.
/// </summary>
public sealed class DeriveSteps(string dossier, IReadOnlyList<NationalItem> items, Func<string, DateOnly, string?> agencyOfUnit)
{
    private readonly List<DerivedStep> _steps = [];
    private readonly SortedSet<DateTimeOffset> _ends = [];
    private readonly SortedSet<DateTimeOffset> _rowEnds = [];
    private readonly List<DerivedStep> _unmeant = [];

    /// <summary>
    /// After <see cref="Run"/>: entries that some of the items alone would have made, each with whether all of them make it. A row of state 9 ends the dossier
    /// until a further revision says that it was received at that very moment; with it go and come the recalls between ends told by rows.
    /// </summary>
    public IReadOnlyList<(DerivedStep Step, bool Meant)> Doubtful { get; private set; } = [];

    /// <summary>The entries, in no particular order.</summary>
    public IReadOnlyList<DerivedStep> Run()
    {
        var revisions = items.Where(static i => i.Kind == NationalKind.Dossier).ToList();
        var rows = items.Where(static i => i.Kind == NationalKind.Progress).OrderBy(static i => i.Time("ThoiDiemXuLy")).ThenBy(static i => i.Status).ToList();
        foreach (var revision in revisions)
        {
            FromRevision(revision);
        }

        FromProgress(rows, revisions);
        RecallEarlier(_ends);
        RecallEarlier(_rowEnds);
        List<DerivedStep> steps = [.. _steps.DistinctBy(static s => s.Id)];
        if (_unmeant.Count > 0)
        {
            var meant = steps.Select(static s => s.Id).ToHashSet(StringComparer.Ordinal);
            Doubtful = [.. _unmeant.Concat(_rowEnds.Concat(_unmeant.Select(static s => s.OccurredAt)).Select(Recall)).DistinctBy(static s => s.Id).Select(s => (s, meant.Contains(s.Id)))];
        }

        return steps;
    }

    private void FromRevision(NationalItem item)
    {
        var (status, received, submitted) = (item.Status, item.Time("NgayTiepNhan"), item.Time("NgayNopHoSo"));
        if (submitted is { } sent && sent != received && (Channel(item) == "online" || status == 1))
        {
            Add(item, EntryTypes.Submitted, "a", sent, new JsonObject { ["procedure"] = Procedure(item), ["channel"] = Channel(item) });
        }

        if (received is { } at && status is not (1 or 3))
        {
            Receive(item, at, submitted);
        }

        if (status == 3 && (item.Time("NgayTuChoi") ?? item.Time("NgayKetThucXuLy") ?? received) is { } refused)
        {
            Add(item, EntryTypes.RefusedAtIntake, "a", refused, []);
        }
        else if (item.Time("NgayKetThucXuLy") is { } ended)
        {
            End(item, "a", ended, _ends);
        }

        if (item.Time("NgayTra") is { } returned)
        {
            Add(item, EntryTypes.Returned, "a", returned, Via(item));
        }

        foreach (var supplement in Supplements(item))
        {
            Supplement(item, supplement);
        }
    }

    private void Receive(NationalItem item, DateTimeOffset at, DateTimeOffset? submitted)
    {
        var appointment = item.Time("NgayHenTra");
        var data = new JsonObject { ["procedure"] = Procedure(item), ["channel"] = Channel(item) };
        if (appointment is { } on)
        {
            data["appointmentOn"] = Day(on);
        }

        if (submitted is { } sent && sent != at)
        {
            data["submittedAt"] = WireJson.Instant(sent);
        }

        Add(item, EntryTypes.Received, appointment is { } given ? Day(given) : "none", at, data);
    }

    /// <summary>An end; the dossier's own date says nothing of when it was recorded, a row's time does.</summary>
    private void End(NationalItem item, string place, DateTimeOffset at, SortedSet<DateTimeOffset> ends)
    {
        var type = item.Status switch { 7 => EntryTypes.Withdrawn, 8 => EntryTypes.Stopped, _ => EntryTypes.ResultReady };
        Add(item, type, place, at, type == EntryTypes.ResultReady ? Granted() : [], recordedUnknown: item.Kind == NationalKind.Dossier);
        ends.Add(at);
    }

    private void Supplement(NationalItem item, JsonElement supplement)
    {
        if (NationalValue.TryTime(supplement, "NgayBoSung", out var asked) && asked is { } from)
        {
            Add(item, EntryTypes.SupplementRequested, "b", from, []);
        }

        if (NationalValue.TryTime(supplement, "NgayTiepNhanBoSung", out var came) && came is { } to)
        {
            var data = new JsonObject();
            if (NationalValue.TryTime(supplement, "NgayHenTraMoi", out var next) && next is { } on)
            {
                data["appointmentOn"] = Day(on);
            }

            // Without an appointment it is the fact that a progress row tells too.
            Add(item, EntryTypes.Supplemented, data.Count > 0 ? "a" : "b", to, data);
        }
    }

    private void FromProgress(List<NationalItem> rows, List<NationalItem> revisions)
    {
        var receptions = revisions.Select(static r => r.Time("NgayTiepNhan")).ToHashSet();
        var answers = receptions.Count == 0 ? [] : rows.Select(static row => PauseOf(row).Answer).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var at = row.Time("ThoiDiemXuLy")!.Value;
            switch (row.Status)
            {
                case 1: Add(row, EntryTypes.Submitted, "b", at, []); break;
                case 3: Add(row, EntryTypes.RefusedAtIntake, "b", at, []); break;
                case 4: Continue(row, at, answers); break;
                case 10: Add(row, EntryTypes.Returned, "b", at, []); break;
                case 5 or 6 or 7 or 8 or 9 when receptions.Count > 0: PauseOrEnd(row, at, receptions); break;
            }
        }
    }

    private void PauseOrEnd(NationalItem row, DateTimeOffset at, HashSet<DateTimeOffset?> receptions)
    {
        if (PauseOf(row).Request is { } request)
        {
            Add(row, request, "b", at, []);
        }
        else if (row.Status != 9 || !IsSynthetic(row, at, receptions))
        {
            End(row, "b", at, _rowEnds);
        }
        else if (receptions.Count > 1 && receptions.Contains(at))
        {
            _unmeant.Add(new DerivedStep(dossier, EntryTypes.ResultReady, "b", at, null, null, Granted()));
        }
    }

    /// <summary>The pause a row tells of and what answers it; nulls where it tells of none.</summary>
    private static (string? Request, string? Answer) PauseOf(NationalItem row) => row.Status switch
    {
        5 => (EntryTypes.SupplementRequested, EntryTypes.Supplemented),
        6 => (EntryTypes.PaymentRequested, EntryTypes.Paid),
        8 when !SaysFinal(row) => (EntryTypes.Suspended, EntryTypes.Resumed),
        _ => (null, null),
    };

    /// <summary>
    /// Work goes on: a handover, and an answer to every kind of pause this dossier was ever in, since a pause between may still come. One that finds
    /// no pause open answers nothing, and together with a handover it is no fault.
    /// </summary>
    private void Continue(NationalItem row, DateTimeOffset at, HashSet<string> answers)
    {
        foreach (var answer in answers)
        {
            Add(row, answer, "b", at, []);
        }

        var data = new JsonObject { ["toUnit"] = NationalValue.Text(row.Item, "PhongBanXuLy") };
        if (row.Time("NgayKetThucTheoQuyDinh") is { } due)
        {
            data["dueAt"] = WireJson.Instant(due);
        }

        Add(row, EntryTypes.HandedOver, "b", at, data);
    }

    /// <summary>Senders write a last row of status 9 at the reception time when no end is known, or to say that there is no appointment.</summary>
    private static bool IsSynthetic(NationalItem row, DateTimeOffset at, HashSet<DateTimeOffset?> receptions) =>
        receptions.Contains(at) || NationalValue.Text(row.Item, "NoiDungXuLy")?.Contains("không có ngày hẹn", StringComparison.OrdinalIgnoreCase) == true;

    private static bool SaysFinal(NationalItem row) => NationalValue.Text(row.Item, "NoiDungXuLy") is { } text
        && (text.Contains("dừng giải quyết", StringComparison.OrdinalIgnoreCase) || text.Contains("kết thúc", StringComparison.OrdinalIgnoreCase) || text.Contains("trả lại hồ sơ", StringComparison.OrdinalIgnoreCase));

    /// <summary>An end that a later one contradicts was not the last word: a recall stands between, so that no rewriting makes a dossier earlier.</summary>
    private void RecallEarlier(SortedSet<DateTimeOffset> ends)
    {
        foreach (var end in ends.Where(end => VietnamTime.DateOf(end) != VietnamTime.DateOf(ends.Max)))
        {
            _steps.Add(Recall(end));
        }
    }

    private DerivedStep Recall(DateTimeOffset end) => new(dossier, EntryTypes.Reopened, "z", end, null, null, new JsonObject { ["approvedBy"] = "national-feed" });

    private static JsonObject Granted() => new() { ["kind"] = "granted" };

    private void Add(NationalItem item, string type, string place, DateTimeOffset at, JsonObject data, bool recordedUnknown = false)
    {
        var unit = NationalValue.Text(item.Item, item.Kind == NationalKind.Dossier ? "DonViXuLy" : "PhongBanXuLy");
        var agency = unit is null ? null : agencyOfUnit(unit, VietnamTime.DateOf(at));
        _steps.Add(new DerivedStep(dossier, type, place, at, agency ?? item.Agency, unit, data, recordedUnknown));
    }

    private static IEnumerable<JsonElement> Supplements(NationalItem item) =>
        item.Item.TryGetProperty("DanhSachHoSoBoSung", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(static s => s.ValueKind == JsonValueKind.Object) : [];

    private static string? Procedure(NationalItem item) => NationalValue.Text(item.Item, "MaTTHC");

    private static string? Channel(NationalItem item) => NationalValue.Text(item.Item, "KenhThucHien") switch { "1" => "direct", "2" => "online", "3" => "postal", _ => null };

    private static JsonObject Via(NationalItem item) => new() { ["via"] = NationalValue.Text(item.Item, "HinhThuc") switch { "0" => "direct", "1" => "postal", _ => null } };

    private static string Day(DateTimeOffset at) => VietnamTime.DateOf(at).ToString("yyyy-MM-dd", null);
}
