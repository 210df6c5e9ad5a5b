using OneStop.Core.Dossiers;

namespace OneStop.Simulation.Model;

/// <summary>
/// Flags of ruling 43 at the end of time.
/// <para>
/// Readings. Dated after its append: either of its two instants. A late append is an end's, also that of a refusal after
/// reception, and of <c>returned</c> only where it is the end. Unknown agency and procedure: of the reception as corrected, by the newest
/// catalogue.
/// </para>
/// </summary>
internal sealed partial class SlowDossier
{
    public HashSet<string> Flags()
    {
        var flags = new HashSet<string>();
        var ordered = Ordered(entries.Where(e => e.What is not Happening.SystemEntry));
        var reception = Reception;
        var ends = Ends(ordered, reception);
        var all = ordered.FindAll(e => IsEnd(e, reception) || (e.What is Happening.Returned && !HasRealEnd(reception)));
        Flag(ordered.Exists(e => e.RecordedBeforeOccurred), "recordedBeforeOccurred");
        Flag(ordered.Exists(e => e.RecordedAt > e.AppendedAt), "futureDated");
        Flag(all.Exists(e => e.AppendedAt - e.RecordedAt > TimeSpan.FromDays(3)), "lateAppended");
        Flag(all.Exists(e => !ends.Contains(e)), "secondEnd");
        var open = true;
        foreach (var entry in ordered)
        {
            Flag(entry.What is Happening.Reopened && open, "reopenedOpen");
            open = entry.What is Happening.Reopened || (open && !ends.Contains(entry));
        }

        if (reception is not null)
        {
            var clock = new SlowClock(reception, catalogue);
            clock.Handovers.AddRange(ordered.Where(e => e.What is Happening.HandedOver));
            Live(ordered, reception, clock);
            flags.UnionWith(clock.Flags);
            Flag(ordered.Count(e => e.What is Happening.Received) > 1, "secondReceived");
            Flag(all.Exists(e => e.What is Happening.RefusedAtIntake), "refusedLate");
            Flag(all.Exists(e => e.What is Happening.Returned), "endMissing");
            Flag(ends.Any(e => CivilTime.Date(e.RecordedAt) < clock.ReceivedOn), "endBeforeReception");
            FlagReception(reception, clock.ReceivedOn, Flag);
        }

        return flags;

        void Flag(bool holds, string name)
        {
            if (holds)
            {
                flags.Add(name);
            }
        }
    }

    private void FlagReception(Entry reception, DateOnly on, Action<bool, string> flag)
    {
        var received = (Happening.Received)reception.What;
        var corrections = SlowCorrections.Of(entries, reception).ToList();
        var agency = corrections.Select(c => c.Agency).LastOrDefault(a => a is not null) ?? reception.Agency;
        var procedure = corrections.Select(c => c.Procedure).LastOrDefault(p => p is not null) ?? received.Procedure;
        flag(received.Channel is null, "channelUnknown");
        flag(catalogue.FindAgency(agency, on, long.MaxValue) is null, "agencyUnknown");
        flag(catalogue.FindProcedure(procedure, agency, on, long.MaxValue) is null, "procedureUnknown");
        flag(received.Appointment?.On < on, "appointmentBeforeReception");
    }
}
