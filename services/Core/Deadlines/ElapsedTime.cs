using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Deadlines;

/// <summary>What a stretch of a dossier's time is.</summary>
public enum ElapsedKind
{
    /// <summary>The clock runs, the due date has not passed.</summary>
    Counted,

    /// <summary>The clock stands: a valid pause.</summary>
    Paused,

    /// <summary>After the end of the due date.</summary>
    Late,
}

/// <summary>One stretch [From, To) of a dossier's time, with one holder and one kind, in whole minutes of office time.</summary>
public sealed record ElapsedInterval(DateTimeOffset From, DateTimeOffset To, ElapsedKind Kind, string? Agency, string? Unit, long Minutes, string Text);

/// <summary>
/// A dossier's time from reception to its end, or to the moment asked, cut where the clock, the holder or the due date changed. The minutes of
/// the intervals add up to the office minutes elapsed on the agency's calendar; seconds are cut off first.
/// </summary>
public static class ElapsedTime
{
    /// <summary>The intervals in order; empty before reception.</summary>
    public static IReadOnlyList<ElapsedInterval> Of(DossierState dossier, Catalogue catalogue, DateTimeOffset now)
    {
        if (dossier.ReceivedAt is not { } receivedAt || dossier.Steps.Count == 0)
        {
            return [];
        }

        var office = catalogue.OfficeFor(dossier.Agency, null);
        var (start, end) = (Minute(receivedAt), Minute(EndOf(dossier, now)));
        var lateFrom = dossier.DueOn is { } due ? VietnamTime.StartOf(due.AddDays(1)) : DateTimeOffset.MaxValue;
        var pauses = dossier.Pauses.Where(p => p.Effective).Select(p => (From: Minute(p.FromAt), To: Minute(p.ToAt ?? end))).ToList();
        var cuts = new SortedSet<DateTimeOffset>(
            dossier.Steps.Select(s => Minute(s.HandedAt)).Concat(pauses.SelectMany(p => new[] { p.From, p.To })).Append(lateFrom).Where(c => c > start && c < end));
        if (end > start)
        {
            cuts.Add(end);
        }

        var intervals = new List<ElapsedInterval>();
        foreach (var cut in cuts)
        {
            var holder = dossier.Steps.LastOrDefault(s => Minute(s.HandedAt) <= start) ?? dossier.Steps[0];
            var kind = pauses.Any(p => p.From <= start && start < p.To) ? ElapsedKind.Paused : start >= lateFrom ? ElapsedKind.Late : ElapsedKind.Counted;
            var minutes = office.MinutesBetween(start, cut);
            intervals.Add(new ElapsedInterval(start, cut, kind, holder.Agency, holder.Unit, minutes, Tell(start, cut, kind, holder, minutes)));
            start = cut;
        }

        return intervals;
    }

    /// <summary>Office minutes from reception to the end, or to the moment asked: what the intervals add up to.</summary>
    public static long Whole(DossierState dossier, Catalogue catalogue, DateTimeOffset now) => dossier.ReceivedAt is not { } receivedAt
        ? 0
        : catalogue.OfficeFor(dossier.Agency, null).MinutesBetween(Minute(receivedAt), Minute(EndOf(dossier, now)));

    private static DateTimeOffset EndOf(DossierState dossier, DateTimeOffset now) =>
        dossier.Status == DossierStatus.Ended ? dossier.Steps[^1].EndedAt ?? now : now;

    private static DateTimeOffset Minute(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    private static string Tell(DateTimeOffset from, DateTimeOffset to, ElapsedKind kind, StepState holder, long minutes)
    {
        var what = kind switch
        {
            ElapsedKind.Paused => "dừng tính thời hạn",
            ElapsedKind.Late => "quá hạn",
            _ => "tính vào thời hạn",
        };
        return $"{At(from)} – {At(to)}: {holder.Unit ?? holder.Agency ?? "bộ phận tiếp nhận"} giữ {Amount(minutes)} làm việc, {what}.";
    }

    private static string Amount(long minutes) => minutes % 60 == 0 ? $"{minutes / 60} giờ" : $"{minutes / 60} giờ {minutes % 60} phút";

    private static string At(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
