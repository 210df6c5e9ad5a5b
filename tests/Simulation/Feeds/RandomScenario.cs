using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Simulation.Model;

namespace OneStop.Simulation.Feeds;

/// <summary>
/// A random dossier as a ledger learned of it: live (each line soon after it was recorded, some days late, some before it happened) or as
/// one load of history, with holidays declared, a procedure made known, explanations and corrections decided in between. The same seed gives
/// the same scenario.
/// </summary>
public sealed class RandomScenario
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private readonly int _seed;
    private readonly Random _random;
    private readonly List<(DateTimeOffset At, Func<long, object> Make)> _arrivals = [];

    private RandomScenario(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
    }

    public static Scenario Of(int seed) => new RandomScenario(seed).Make();

    private Scenario Make()
    {
        var agency = Chance(0.04) ? null : Chance(0.05) ? "H99.77" : Pick(RandomCatalogue.Lasting).Code;
        var lines = new RandomLife(_random, Scenario.Code).Live(agency, ProcedureCode());
        var history = Chance(0.3) ? new DateTimeOffset(2026, 12, 1, 9, 0, 0, Vietnam) : (DateTimeOffset?)null;
        var first = lines.Select(l => l.ToEntry(0, default).OccurredAt).DefaultIfEmpty(new DateTimeOffset(2021, 3, 1, 8, 0, 0, Vietnam)).Min();
        foreach (var line in lines)
        {
            Arrive(history?.AddSeconds(_random.Next(0, 600)) ?? Learned(line), (position, at) => line.ToEntry(position, at));
        }

        DeclareHolidays(first);
        if (Chance(0.5))
        {
            Arrive(first.AddDays(_random.Next(-5, 30)), (position, at) => new KnownChange(position, at, RandomCatalogue.Declared(RandomCatalogue.KnownLater, "G18-TC1", _random.Next(0, 12))));
        }

        if (lines.Count > 0 && Chance(0.4))
        {
            Explain(first, history);
        }

        if (lines.Count > 0 && Chance(0.15))
        {
            Correct(lines, history ?? first.AddDays(_random.Next(0, 40)));
        }

        if (lines.Count > 0)
        {
            TellBeside(first, history);
        }

        return Numbered();
    }

    /// <summary>What stands beside the clock: handovers, apologies, reasons and ratings, from a die of their own, so that lives stay as they were.</summary>
    private void TellBeside(DateTimeOffset first, DateTimeOffset? history)
    {
        var random = new Random(_seed ^ 0x5717);
        for (var number = random.Next(0, 5); number > 0; number--)
        {
            Happening what = random.Next(4) switch
            {
                0 => new Happening.HandedOver(null, $"Phòng {random.Next(1, 4)}", null, null, null),
                1 => new Happening.Apologised("N4", DateOnly.FromDateTime(first.DateTime).AddDays(random.Next(0, 40)), null, null),
                2 => new Happening.LateReasonGiven($"N{random.Next(1, 13)}", null, false),
                _ => new Happening.Surveyed(random.Next(1, 6)),
            };
            var occurred = first.AddDays(random.Next(0, 45)).AddMinutes(random.Next(0, 1440));
            var recorded = random.Next(3) == 0 ? occurred.AddDays(random.Next(0, 9)) : occurred;
            var id = string.Create(CultureInfo.InvariantCulture, $"b{number}");
            Arrive(history ?? recorded, (position, appended) => new Entry(position, appended, "igate.h10", id, occurred, recorded, "H10.07", null, null, what));
        }
    }

    private Scenario Numbered()
    {
        var catalogue = RandomCatalogue.Base.ToList();
        var entries = new List<Entry>();
        long position = RandomCatalogue.BasePositions;
        foreach (var (_, make) in _arrivals.OrderBy(a => a.At).ToList())
        {
            switch (make(++position))
            {
                case Entry entry:
                    entries.Add(entry);
                    break;
                case KnownChange change:
                    catalogue.Add(change);
                    break;
            }
        }

        return new Scenario(_seed, catalogue, entries);
    }

    private void DeclareHolidays(DateTimeOffset first)
    {
        var extra = new List<DayOff>();
        var at = first;
        for (var left = Chance(0.5) ? _random.Next(1, 4) : 0; left > 0; left--)
        {
            at = at.AddDays(_random.Next(0, 9)).AddHours(_random.Next(0, 20));
            for (var day = DateOnly.FromDateTime(at.DateTime).AddDays(_random.Next(-1, 7)); extra.Count < 8 && !Chance(0.35); day = day.AddDays(1))
            {
                extra.Add(new DayOff(day, "nghỉ khẩn cấp", "emergency"));
            }

            var code = Chance(0.7) ? CalendarEdition.National : Pick(["H10.07", "H10.30.01", RandomCatalogue.OwnCalendar]);
            var edition = RandomCatalogue.WithDaysOff(code, extra);
            Arrive(at, (position, appended) => new KnownChange(position, appended, edition));
        }
    }

    private void Explain(DateTimeOffset first, DateTimeOffset? history)
    {
        for (var claim = 0; claim < (Chance(0.2) ? 2 : 1); claim++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"x{claim}");
            var at = (history ?? first).AddDays(_random.Next(1, 45)).AddHours(_random.Next(0, 24));
            var actual = DateOnly.FromDateTime(first.DateTime).AddDays(_random.Next(-1, 25));
            var submitted = new Happening.ExplanationSubmitted(id, Chance(0.1) ? "thẩm định" : null, Chance(0.88) ? "N9" : "N2", Chance(0.95) ? actual : null, "12", null, "u1", "H10.07");
            System(at, id, submitted);
            for (var decision = 0; decision < (Chance(0.2) ? 2 : 1); decision++)
            {
                at = at.AddDays(_random.Next(0, 12)).AddMinutes(_random.Next(1, 600));
                System(at, string.Create(CultureInfo.InvariantCulture, $"{id}d{decision}"), new Happening.ExplanationDecided(id, Chance(0.8), "u2"));
            }
        }
    }

    private void Correct(IReadOnlyList<StepLine> lines, DateTimeOffset at)
    {
        var meant = lines.FirstOrDefault(l => (string?)l.Json["type"] == "received") ?? lines[0];
        var what = new Correction(Chance(0.8) ? Pick([Channel.Direct, Channel.Online, Channel.Postal]) : null, Chance(0.3) ? "1.000002" : null, Chance(0.3) ? "H10.12" : null, null, false);
        var corrected = new Happening.Corrected((string)meant.Json["source"]!, (string)meant.Json["id"]!, what, "7", null, "u3");
        Arrive(at, (position, appended) => new Entry(position, appended, "igate.h10", "c0", at, at, null, null, "u4", corrected));
        for (var decision = _random.Next(0, 3); decision > 0; decision--)
        {
            at = at.AddDays(1);
            System(at, string.Create(CultureInfo.InvariantCulture, $"c0d{decision}"), new Happening.CorrectionDecided("igate.h10", "c0", Chance(0.75), "u5"));
        }
    }

    private void System(DateTimeOffset at, string id, Happening what) =>
        Arrive(at, (position, appended) => new Entry(position, appended, "onestop", id, appended, appended, null, null, null, what));

    private DateTimeOffset Learned(StepLine line)
    {
        var recorded = line.ToEntry(0, default).RecordedAt;
        return Chance(0.75) ? recorded.AddMinutes(1) : Chance(0.8) ? recorded.AddHours(_random.Next(1, 300)) : recorded.AddHours(-_random.Next(1, 200));
    }

    private string? ProcedureCode()
    {
        var roll = _random.NextDouble();
        return roll < 0.03 ? null
            : roll < 0.06 ? RandomCatalogue.NeverKnown
            : roll < 0.18 ? RandomCatalogue.KnownLater
            : roll < 0.22 ? "1.000012"
            : roll < 0.25 ? "1.000002.000.00.00.H10"
            : Pick(RandomCatalogue.Procedures).Code;
    }

    private void Arrive(DateTimeOffset at, Func<long, DateTimeOffset, object> make) => _arrivals.Add((at, position => make(position, at)));

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];
}
