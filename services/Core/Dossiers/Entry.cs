using OneStop.Core.WorkingTime;

namespace OneStop.Core.Dossiers;

/// <summary>
/// One thing that happened to a dossier, with its three times: <paramref name="OccurredAt"/> in reality, as the source says;
/// <paramref name="RecordedAt"/> when someone told their software; <paramref name="AppendedAt"/> when the ledger learned of it.
/// </summary>
/// <param name="Position">The ledger's own number, from 1; smaller means learned earlier.</param>
/// <param name="AppendedAt">The ledger's own stamp.</param>
/// <param name="Source">The software that said so, for example <c>igate.h10</c>.</param>
/// <param name="Id">The source's own identifier; (source, id) is unique in a ledger.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="RecordedAt">When it was recorded; never before <paramref name="OccurredAt"/> (ruling 3 replaces an earlier one).</param>
/// <param name="Agency">The competent agency in the new code style, where the source named one.</param>
/// <param name="Unit">The unit (phòng, ban) by name, where named.</param>
/// <param name="Officer">The officer's code, where named.</param>
/// <param name="What">What happened.</param>
public sealed record Entry(
    long Position,
    DateTimeOffset AppendedAt,
    string Source,
    string Id,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    string? Agency,
    string? Unit,
    string? Officer,
    Happening What)
{
    /// <summary>The source gave a <c>recordedAt</c> before <c>occurredAt</c>, which was replaced (flag <c>recordedBeforeOccurred</c>).</summary>
    public bool RecordedBeforeOccurred { get; init; }

    /// <summary>The feed could not say when it was recorded (flag <c>recordedUnknown</c>).</summary>
    public bool RecordedUnknown { get; init; }

    /// <summary>The code it was told under, where that is another than the dossier's whose entries it stands among (decision 0012).</summary>
    public string? Under { get; init; }

    /// <summary>Part of a declared first load of history: no ladder, message or exception (ruling 32a).</summary>
    public bool Backfill { get; init; }

    /// <summary>The source of what officers enter here: no sender of its own.</summary>
    public const string Officers = "officer";

    /// <summary>The civil date it happened.</summary>
    public DateOnly OccurredOn => VietnamTime.DateOf(OccurredAt);

    /// <summary>The civil date it was recorded.</summary>
    public DateOnly RecordedOn => VietnamTime.DateOf(RecordedAt);

    /// <summary>
    /// The business date from which the entry counts (ruling 1): the recorded date for ends, refusals at intake and reopenings, the date it
    /// happened for everything else. What the program itself writes (explanations, decisions) counts on all business dates (ruling 22a).
    /// </summary>
    public DateOnly CountsFrom => What switch
    {
        Happening.SystemEntry or Happening.Corrected => DateOnly.MinValue,
        Happening.ResultReady or Happening.Withdrawn or Happening.Stopped or Happening.Returned or Happening.RefusedAtIntake
            or Happening.Reopened => RecordedOn,
        _ => OccurredOn,
    };

    /// <summary>
    /// The order of a dossier's entries (ruling 2): occurred, recorded, the order of the type table, source, id. Arrival plays no part.
    /// </summary>
    public static readonly IComparer<Entry> InOrder = Comparer<Entry>.Create(Compare);

    private static int Compare(Entry a, Entry b)
    {
        var order = a.OccurredAt.CompareTo(b.OccurredAt);
        order = order != 0 ? order : a.RecordedAt.CompareTo(b.RecordedAt);
        order = order != 0 ? order : a.What.Rank.CompareTo(b.What.Rank);
        order = order != 0 ? order : string.CompareOrdinal(a.Source, b.Source);
        return order != 0 ? order : string.CompareOrdinal(a.Id, b.Id);
    }
}
