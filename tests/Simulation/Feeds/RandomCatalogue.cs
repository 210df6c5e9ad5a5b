using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Simulation.Model;

namespace OneStop.Simulation.Feeds;

/// <summary>A small province whose procedures cover every way a limit can be written.</summary>
public static class RandomCatalogue
{
    /// <summary>Positions taken by what was known from the beginning.</summary>
    public const int BasePositions = 30;

    /// <summary>A procedure nobody has declared yet; a scenario may declare it later.</summary>
    public const string KnownLater = "1.999991";

    /// <summary>Never declared.</summary>
    public const string NeverKnown = "1.999999";

    /// <summary>The agency with its own calendar and hours.</summary>
    public const string OwnCalendar = "H10.30";

    /// <summary>A desk of H10.07 with longer hours that is open on some Saturdays.</summary>
    public const string Desk = "Bộ phận Một cửa";

    public static readonly IReadOnlyList<Agency> Agencies =
    [
        Agency("H10", AgencyLevel.Province, null),
        Agency("H10.07", AgencyLevel.Department, "H10"),
        Agency("H10.12", AgencyLevel.Department, "H10"),
        Agency("H10.30", AgencyLevel.District, "H10"),
        Agency("H10.30.01", AgencyLevel.Commune, "H10.30"),
        Agency("H10.30.02", AgencyLevel.Commune, "H10.30"),
        Agency("H10.41", AgencyLevel.District, "H10") with { EffectiveTo = new DateOnly(2025, 6, 30), Successor = "H10.30" },
    ];

    /// <summary>Those that no reform ended.</summary>
    public static IReadOnlyList<Agency> Lasting { get; } = [.. Agencies.Where(a => a.EffectiveTo is null)];

    public static readonly IReadOnlyList<Procedure> Procedures =
    [
        Days("1.000001", "G14-LD1", 10),
        Days("1.000002", "G14-LD1", 5),
        Days("1.000003", "G04-CT2", 0) with { AfterFifteenNextDay = true, Level = AdministrativeLevel.Commune },
        Days("1.000004", "G04-CT2", 3) with { AfterFifteenNextDay = true },
        Plain("1.000005", "G14-NC2", null),
        Plain("1.000006", "G14-NC2", new TimeLimit(7, LimitUnit.CalendarDays)),
        Plain("1.000007", "G14-NC2", new TimeLimit(12, LimitUnit.WorkingHours)) with { Level = AdministrativeLevel.District },
        Plain("1.000008", "G14-NC2", new TimeLimit(4, LimitUnit.WorkingHours)) with { AfterFifteenNextDay = true },
        Plain("1.000009", "G09-XD1", new TimeLimit(24, LimitUnit.WorkingHours)),
        Days("1.000010", "G09-XD1", 15) with
        {
            ChannelLimits = new Dictionary<Channel, TimeLimit>
            {
                [Channel.Online] = new(3, LimitUnit.WorkingDays),
                [Channel.Postal] = new(20, LimitUnit.CalendarDays),
            },
        },
        Days("1.000011", "G09-XD1", 20),
        Days("1.000011", "G09-XD2", 4) with { EffectiveFrom = new DateOnly(2021, 5, 1), Level = AdministrativeLevel.Shared },
        Days("1.000012.000.00.00.H10", "G15-DD1", 6),
        Days("1.000013", "G15-DD1", 1),
        Plain("1.000014", "G15-DD1", new TimeLimit(0, LimitUnit.CalendarDays)),
    ];

    /// <summary>What was known from the beginning: the national calendar, one agency's own, agencies and procedures.</summary>
    public static IReadOnlyList<KnownChange> Base { get; } = Build();

    public static Procedure Declared(string code, string field, int workingDays) => Days(code, field, workingDays);

    /// <summary>An edition with more days off; of the national calendar the days already known stay.</summary>
    public static CalendarEdition WithDaysOff(string code, IEnumerable<DayOff> extra) =>
        new(code, DateOnly.MinValue, [.. extra.GroupBy(d => d.Date.Year).Select(g => Year(code, g.Key, g))], null);

    /// <summary>One line for a failure's print.</summary>
    public static string Describe(object change) => change switch
    {
        CalendarEdition e => $"calendar {e.Code} " + string.Join(' ', e.Years.Select(y => $"{y.Year}: …{string.Join(',', y.DaysOff.Where(d => d.Kind == "emergency").Select(d => $"{d.Date:MM-dd}"))}")),
        Procedure p => $"procedure {p.Code} {p.Limit} from {p.EffectiveFrom:yyyy-MM-dd}",
        _ => $"{change}",
    };

    private static CalendarYear Year(string code, int year, IEnumerable<DayOff> extra)
    {
        var known = code == CalendarEdition.National ? ExampleData.NationalCalendar().Years.FirstOrDefault(y => y.Year == year) : null;
        return new CalendarYear(year, false, [.. known?.DaysOff ?? [], .. extra.DistinctBy(d => d.Date)], known?.WorkingWeekendDays ?? []);
    }

    private static List<KnownChange> Build()
    {
        var own = new CalendarEdition(
            OwnCalendar,
            DateOnly.MinValue,
            [new CalendarYear(2021, false, [new DayOff(new DateOnly(2021, 4, 19), "ngày hội của huyện", "holiday")], [new DateOnly(2021, 4, 24), new DateOnly(2021, 5, 8)])],
            [new OfficeHours(new TimeOnly(7, 30), new TimeOnly(11, 30)), new OfficeHours(new TimeOnly(13, 0), new TimeOnly(16, 30))]);
        var desk = new Unit("H10.07", Desk, [], [new OfficeHours(new TimeOnly(7, 0), new TimeOnly(11, 30)), new OfficeHours(new TimeOnly(13, 0), new TimeOnly(18, 0))], DateOnly.MinValue);
        var deskLater = desk with { Hours = [new OfficeHours(new TimeOnly(8, 0), new TimeOnly(11, 30)), new OfficeHours(new TimeOnly(13, 30), new TimeOnly(16, 0))], EffectiveFrom = new DateOnly(2021, 5, 17) };
        var saturdays = new CalendarEdition(Desk, DateOnly.MinValue, [new CalendarYear(2021, false, [], [new DateOnly(2021, 4, 17), new DateOnly(2021, 5, 15), new DateOnly(2021, 6, 12)])], null);
        var items = new List<object> { ExampleData.NationalCalendar(), own, desk, deskLater, saturdays };
        items.AddRange(Agencies);
        items.AddRange(Procedures);
        return [.. items.Select((item, i) => new KnownChange(i + 1, new DateTimeOffset(2019, 6, 3, 8, 0, 0, TimeSpan.FromHours(7)), item))];
    }

    private static Agency Agency(string code, AgencyLevel level, string? parent) =>
        new(code, "Cơ quan " + code, level, parent, DateOnly.MinValue, null, null, []);

    private static Procedure Days(string code, string field, int days) => Plain(code, field, new TimeLimit(days, LimitUnit.WorkingDays));

    private static Procedure Plain(string code, string field, TimeLimit? limit) => Feeds.Procedures.Plain(code, field, limit);
}
