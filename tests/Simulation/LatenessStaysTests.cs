using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Simulation.Feeds;
using OneStop.Simulation.Model;

namespace OneStop.Simulation;

/// <summary>
/// Lateness cannot be erased (design §1): once a dossier is late, nothing that is recorded afterwards takes it out of columns 10 + 13 of the
/// software view for any later day. Tried: every type of report dated and recorded from then on, requests to pause dated back, recalls and new
/// ends, new days off, shorter and longer procedures, explanations accepted, corrections accepted. Left out: a dossier that ended only by
/// <c>returned</c>; ruling 19 takes that end back as soon as a real one becomes known, and with it what stood after it is judged anew.
/// </summary>
public sealed class LatenessStaysTests
{
    [Fact]
    public void No_sequence_of_later_actions_takes_a_late_dossier_out_of_the_late_columns()
    {
        var tried = 0;
        for (var seed = 1; seed <= 1200; seed++)
        {
            var scenario = RandomScenario.Of(seed);
            var random = new Random(-seed);
            if (WhenLate(scenario) is not { } late)
            {
                continue;
            }

            tried++;
            var (first, last) = (late.AddDays(random.Next(1, 5)), late.AddDays(60));
            var tampered = Tamper(scenario, first, random);
            var deltas = CoreAnswer.Fact(tampered).Software;
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                var columns = CoreAnswer.Columns(deltas, DateOnly.MinValue, day);
                Assert.True(columns[7] + columns[10] == 1, $"late since {late:yyyy-MM-dd}, not any more on {day:yyyy-MM-dd}: {string.Join(',', columns)}\n{tampered}");
            }
        }

        Assert.True(tried > 300, $"only {tried} dossiers were late");
    }

    /// <summary>The last day asked for, if the dossier is late on it; nothing of it is dated or recorded later.</summary>
    private static DateOnly? WhenLate(Scenario scenario)
    {
        var day = scenario.Days().Last();
        var fact = CoreAnswer.Fact(scenario);
        var columns = CoreAnswer.Columns(fact.Software, DateOnly.MinValue, day);
        return columns[7] + columns[10] == 1 && !fact.Today.Flags.Contains("endMissing") ? day : null;
    }

    private static Scenario Tamper(Scenario scenario, DateOnly from, Random random)
    {
        var entries = scenario.Entries.ToList();
        var catalogue = scenario.Catalogue.ToList();
        var position = entries.Select(e => e.Position).Concat(catalogue.Select(c => c.Position)).Max();
        var at = new DateTimeOffset(from.ToDateTime(new TimeOnly(7, 0)), TimeSpan.FromHours(7));
        var known = entries.Select(e => e.AppendedAt).Concat(catalogue.Select(c => c.AppendedAt)).Max();
        var reception = entries.FindAll(e => e.What is Happening.Received).MinBy(e => e.OccurredAt)!;
        for (var left = random.Next(1, 7); left > 0; left--)
        {
            at = at.AddHours(random.Next(1, 60));
            var day = DateOnly.FromDateTime(at.DateTime);
            var learned = at > known ? at : known;
            var far = day.AddDays(random.Next(0, 200));
            Happening[] tricks =
            [
                new Happening.Received("1.000005", null, new GivenAppointment(random.Next(2) == 0 ? null : far), null, null),
                new Happening.SupplementRequested(far),
                new Happening.Supplemented(far),
                new Happening.PaymentRequested(),
                new Happening.Paid(far),
                new Happening.Suspended(),
                new Happening.Resumed(far),
                new Happening.Apologised("N4", far, "1", null),
                new Happening.ResultReady(false),
                new Happening.RefusedAtIntake(),
                new Happening.Withdrawn(),
                new Happening.Stopped(),
                new Happening.Returned(null),
                new Happening.Reopened("u9"),
                new Happening.ExplanationSubmitted("late", null, "N9", far.AddDays(-220), "1", null, "u1", null),
                new Happening.ExplanationDecided("late", true, "u2"),
                new Happening.Corrected(reception.Source, reception.Id, new Correction(Channel.Online, "1.000005", "H10.12", null, true), "1", null, "u3"),
                new Happening.CorrectionDecided("trick", $"{position}", true, "u5"),
            ];
            var what = tricks[random.Next(tricks.Length)];
            var back = what is Happening.SupplementRequested or Happening.PaymentRequested or Happening.Suspended ? random.Next(0, 60) : 0;
            entries.Add(new Entry(++position, learned, "trick", $"{position}", at.AddDays(-back), at, reception.Agency, null, null, what));
            if (random.Next(5) == 0)
            {
                var edition = new CalendarEdition(CalendarEdition.National, DateOnly.MinValue, [Closed(day.Year)], null);
                catalogue.Add(new KnownChange(++position, learned, random.Next(2) == 0 ? edition : RandomCatalogue.Declared(((Happening.Received)reception.What).Procedure ?? "1.000001", "G99", 90)));
            }
        }

        return scenario with { Entries = entries, Catalogue = catalogue };
    }

    /// <summary>A year in which every weekday is off.</summary>
    private static CalendarYear Closed(int year) => new(
        year,
        false,
        [.. Enumerable.Range(0, 365).Select(i => new DateOnly(year, 1, 1).AddDays(i)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(d => new DayOff(d, "nghỉ", "emergency"))],
        []);
}
