using System.Globalization;
using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.WorkingTime;

namespace OneStop.Core.Tests.Dossiers;

/// <summary>
/// Tells one dossier for a test, entry by entry, in local time ("2021-04-12 08:15"). Everything is appended after it was recorded unless a
/// test says otherwise; the catalogue holds the national calendar, two agencies and a ten-day procedure from position 1 on.
/// </summary>
internal sealed class Story
{
    public const string Code = "000.00.07.H10-210412-0001";

    private readonly List<Entry> _entries = [];
    private long _position;
    private string _source = "test";

    public Story(Func<Procedure, Procedure>? change = null)
    {
        Catalogue = CatalogueHistory.Empty;
        Declare(CatalogueChange.Of(NationalCalendar()));
        Declare(CatalogueChange.Of(new Agency("H10", "UBND tỉnh", AgencyLevel.Province, null, default, null, null, [])));
        Declare(CatalogueChange.Of(new Agency("H10.07", "Sở Lao động", AgencyLevel.Department, "H10", default, null, null, [])));
        var ten = TenDays();
        Declare(CatalogueChange.Of(change is null ? ten : change(ten)));
    }

    public CatalogueHistory Catalogue { get; private set; }

    public IReadOnlyList<Entry> Entries => _entries;

    public Fact Fact => Fold.Of(Code, _entries, Catalogue);

    public DossierState State => Fact.Today;

    public Story Declare(CatalogueChange change, string appended = "2021-01-01")
    {
        Catalogue = Catalogue.With(++_position, At(appended), change);
        return this;
    }

    public Story Received(string at, string procedure = "1.004949", GivenAppointment? appointment = null, Channel? channel = Channel.Direct, string? unit = "Một cửa") =>
        Add(at, null, new Happening.Received(procedure, channel, appointment, null, null), unit: unit);

    public Story Ready(string at, string? recorded = null, bool refused = false) => Add(at, recorded, new Happening.ResultReady(refused));

    /// <summary>An end of which nobody says when it was recorded.</summary>
    public Story Unrecorded(string at)
    {
        Ready(at);
        _entries[^1] = _entries[^1] with { RecordedUnknown = true };
        return this;
    }

    /// <summary>What comes next is told by another source.</summary>
    public Story From(string source)
    {
        _source = source;
        return this;
    }

    public Story Add(string at, string? recorded, Happening what, string? unit = null, string? appended = null)
    {
        var occurred = At(at);
        var recordedAt = recorded is null ? occurred : At(recorded);
        var stamp = appended is null ? recordedAt : At(appended);
        _entries.Add(new Entry(++_position, stamp, _source, $"{_position:0000}", occurred, recordedAt, "H10.07", unit, null, what));
        return this;
    }

    public Story Explain(string actualOn, bool agreed, string decidedAt = "2021-12-01")
    {
        var id = $"x{_position}";
        Add(decidedAt, null, new Happening.ExplanationSubmitted(id, null, "N9", Day(actualOn), "12/BC", null, "u1", "H10.07"));
        return Add(decidedAt, null, new Happening.ExplanationDecided(id, agreed, "u2"));
    }

    public static DateTimeOffset At(string text) =>
        new(DateTime.Parse(text, CultureInfo.InvariantCulture), VietnamTime.Offset);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Procedure TenDays() => new(
        "1.004949", "Thủ tục mười ngày", "G14-LD1", "Việc làm", AdministrativeLevel.Province, new TimeLimit(10, LimitUnit.WorkingDays),
        new Dictionary<Channel, TimeLimit>(), ServiceLevel.Full, 4, false, true, true, false, false, Interagency.None, [], [], null, null, null, null, null, default, null);

    public static CalendarEdition NationalCalendar()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "calendar.json")));
        return new CalendarEdition(CalendarEdition.National, DateOnly.MinValue, [.. json.RootElement.EnumerateArray().Select(y => new CalendarYear(
            y.GetProperty("year").GetInt32(),
            y.GetProperty("provisional").GetBoolean(),
            [.. y.GetProperty("weekdaysOff").EnumerateArray().Select(d => new DayOff(Day(d.GetProperty("date").GetString()!), d.GetProperty("name").GetString()!, d.GetProperty("kind").GetString()!))],
            [.. y.GetProperty("workingWeekendDays").EnumerateArray().Select(d => Day(d.GetString()!))]))], null);
    }
}
