using OneStop.Core.Dossiers;

namespace OneStop.Host.Demo;

/// <summary>
/// Which dossiers there are: 39.444 of the period 01/01–14/10/2021, of them 7 carried over and 455 online, at four desks, each procedure as often as
/// <c>data/procedures.tsv</c> says. The totals are fixed; the seed decides day, hour, order and channel.
/// </summary>
internal sealed class Plan
{
    private const int CarriedOver = 7;
    private const int OnlineAtEmployment = 183;
    private const int PostalAtEmployment = 415;
    private const int NotOnlineAtCentre = 8;
    private const int PostalAtCentre = 2;
    private const string Benefit = "1.001978";

    private static readonly DateOnly _firstDay = new(2021, 1, 4);
    private static readonly DateOnly _lastDay = new(2021, 10, 13);
    private static readonly int[] _monthWeights = [80, 70, 120, 110, 115, 120, 100, 85, 95, 110];
    private static readonly int[] _weekdayWeights = [60, 125, 110, 100, 95, 85, 60];

    private readonly OfficeTime _time;
    private readonly Chance _chance;
    private readonly List<Planned> _found = [];

    private Plan(ulong seed, OfficeTime time)
    {
        _time = time;
        _chance = new Chance(seed);
    }

    /// <summary>The dossiers in order of reception, numbered per desk and day.</summary>
    public static IReadOnlyList<Planned> For(ulong seed, OfficeTime time)
    {
        var plan = new Plan(seed, time);
        plan.AddEmployment();
        plan.AddCarriedOver();
        plan.AddCentre();
        plan.AddSmall(Desk.Rehabilitation);
        plan.AddSmall(Desk.SocialCentre);
        return plan.Numbered();
    }

    private void AddEmployment()
    {
        var slots = Slots(Desk.Employment, p => p.Code == Benefit ? CarriedOver : 0);
        var full = Enumerable.Range(0, slots.Count).Where(n => slots[n].LegacyLevel == 4).ToList();
        _chance.Shuffle(full);
        var channels = new Dictionary<int, Channel>();
        foreach (var n in full.Take(OnlineAtEmployment + PostalAtEmployment))
        {
            channels[n] = channels.Count < OnlineAtEmployment ? Channel.Online : Channel.Postal;
        }

        var places = Spread(slots.Count);
        for (var n = 0; n < slots.Count; n++)
        {
            Add(Desk.Employment, slots[n], channels.GetValueOrDefault(n, Channel.Direct), places[n]);
        }
    }

    private void AddCarriedOver()
    {
        var benefit = DemoProcedure.Of(Benefit);
        var days = _time.Days.Where(d => d >= new DateOnly(2020, 12, 21) && d <= new DateOnly(2020, 12, 30)).ToList();
        for (var n = 0; n < CarriedOver; n++)
        {
            Add(Desk.Employment, benefit, Channel.Direct, _time.At(days[n], RandomSecond()));
        }
    }

    /// <summary>The two late ones stand where the report names them: third of 12/4 and fourth of 06/7.</summary>
    private void AddCentre()
    {
        Add(Desk.Centre, DemoProcedure.Of(WageFund.Procedure), Channel.Online, _time.At(WageFund.ReceivedOn, 8, 15));
        Add(Desk.Centre, DemoProcedure.Of(InjuryReview.Procedure), Channel.Direct, _time.At(InjuryReview.ReceivedOn, 9, 20));

        var slots = Slots(Desk.Centre, p => p.Code is WageFund.Procedure or InjuryReview.Procedure ? 1 : 0);
        var places = new List<int>
        {
            _time.At(WageFund.ReceivedOn, 7, 20), _time.At(WageFund.ReceivedOn, 7, 48),
            _time.At(InjuryReview.ReceivedOn, 7, 10), _time.At(InjuryReview.ReceivedOn, 7, 55), _time.At(InjuryReview.ReceivedOn, 8, 40),
        };
        var days = ReceptionDays().Where(d => d != WageFund.ReceivedOn && d != InjuryReview.ReceivedOn).ToList();
        while (places.Count < slots.Count)
        {
            places.Add(_time.At(days[_chance.Below(days.Count)], RandomSecond()));
        }

        for (var n = 0; n < slots.Count; n++)
        {
            var fromEnd = slots.Count - 1 - n;
            Add(Desk.Centre, slots[n], fromEnd < PostalAtCentre ? Channel.Postal : fromEnd < NotOnlineAtCentre ? Channel.Direct : Channel.Online, places[n]);
        }
    }

    private void AddSmall(Desk desk)
    {
        var days = ReceptionDays();
        foreach (var procedure in Slots(desk, _ => 0))
        {
            Add(desk, procedure, Channel.Direct, _time.At(days[_chance.Below(days.Count)], RandomSecond()));
        }
    }

    private void Add(Desk desk, DemoProcedure procedure, Channel channel, int place) => _found.Add(new Planned(desk, procedure, channel, place, _time.DayOf(place)));

    /// <summary>One item per dossier of a desk, in random order, less those placed by hand.</summary>
    private List<DemoProcedure> Slots(Desk desk, Func<DemoProcedure, int> less)
    {
        var slots = DemoProcedure.All.Where(p => p.Place == desk.Place).SelectMany(p => Enumerable.Repeat(p, p.Dossiers - less(p))).ToList();
        _chance.Shuffle(slots);
        return slots;
    }

    /// <summary>Places for so many receptions, ascending: Mondays are full, August is quiet.</summary>
    private List<int> Spread(int count)
    {
        var days = ReceptionDays();
        var weights = days.Select(d => (long)_monthWeights[d.Month - 1] * _weekdayWeights[(int)d.DayOfWeek] * _chance.Between(85, 115)).ToList();
        var places = new List<int>(count);
        long sum = weights.Sum(), upTo = 0;
        for (var n = 0; n < days.Count; n++)
        {
            upTo += weights[n];
            while (places.Count < upTo * count / sum)
            {
                places.Add(_time.At(days[n], RandomSecond()));
            }
        }

        places.Sort();
        return places;
    }

    private List<DateOnly> ReceptionDays() => [.. _time.Days.Where(d => d >= _firstDay && d <= _lastDay)];

    /// <summary>A second of the day that leaves the desk a quarter of an hour; two in three before noon.</summary>
    private int RandomSecond() => _chance.In(660) ? _chance.Below(9 * 1800) : _chance.Between(9 * 1800, OfficeTime.SecondsOfDay - 900);

    private List<Planned> Numbered()
    {
        var last = new Dictionary<(string Desk, DateOnly Day), int>();
        var ordered = _found.OrderBy(p => p.Place).ThenBy(p => p.Desk.Place, StringComparer.Ordinal).ThenBy(p => p.Procedure.Code, StringComparer.Ordinal);
        return [.. ordered.Select(p =>
        {
            var serial = last[(p.Desk.Place, p.ReceivedOn)] = last.GetValueOrDefault((p.Desk.Place, p.ReceivedOn)) + 1;
            return new Planned(p.Desk, p.Procedure, p.Channel, p.Place, p.ReceivedOn, serial);
        })];
    }
}
