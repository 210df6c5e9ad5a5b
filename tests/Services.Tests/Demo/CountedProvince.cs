using System.Text.Json;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;
using OneStop.Host.Demo;

namespace OneStop.Services.Tests.Demo;

/// <summary>One dossier as a clerk would read it off the lines.</summary>
internal sealed class CountedDossier
{
    public required string Procedure { get; init; }

    public required string Agency { get; init; }

    public required string Channel { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required int? LimitDays { get; init; }

    public DateOnly? DueOn { get; set; }

    public DateOnly? PausedOn { get; set; }

    public DateOnly? EndedOn { get; set; }
}

/// <summary>
/// The demo's lines counted a second time, from their bytes, with a calendar of days off and plain loops: nothing of Core or of the generator
/// takes part.
/// </summary>
public sealed class CountedProvince
{
    private readonly HashSet<DateOnly> _off = [];

    public CountedProvince()
    {
        var calendar = File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "tests", "Golden", "calendar.json"));
        var years = new List<CalendarYear>();
        foreach (var year in JsonDocument.Parse(calendar).RootElement.EnumerateArray())
        {
            var off = year.GetProperty("weekdaysOff").EnumerateArray().Select(d => DateOnly.Parse(d.GetProperty("date").GetString()!)).ToList();
            _off.UnionWith(off);
            years.Add(new CalendarYear(year.GetProperty("year").GetInt32(), false, [.. off.Select(d => new DayOff(d, "", "holiday"))], []));
        }

        Province = new BinhPhuoc(BinhPhuoc.DefaultSeed, new WorkingCalendar(CalendarLayer.Empty.With(new CalendarEdition(CalendarEdition.National, DateOnly.MinValue, years, null))));
        foreach (var piece in Province.Ndjson())
        {
            foreach (var line in Lines(piece))
            {
                Read(line);
            }
        }
    }

    internal BinhPhuoc Province { get; }

    internal Dictionary<string, CountedDossier> Dossiers { get; } = [];

    internal int Entries { get; private set; }

    internal List<string> Disorder { get; } = [];

    private (string Dossier, string At) Last { get; set; } = ("", "");

    /// <summary>Monday to Friday and not declared off; the demo's years have no worked weekend.</summary>
    internal bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_off.Contains(day);

    internal DateOnly WorkingDaysAfter(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    private static IEnumerable<JsonElement> Lines(ReadOnlyMemory<byte> piece)
    {
        var reader = new StreamReader(new MemoryStream(piece.ToArray()));
        while (reader.ReadLine() is { } line)
        {
            yield return JsonDocument.Parse(line).RootElement;
        }
    }

    private void Read(JsonElement line)
    {
        Entries++;
        var (code, at) = (line.GetProperty("dossier").GetString()!, line.GetProperty("occurredAt").GetString()!);
        var day = DateOnly.Parse(at[..10]);
        if (!IsWorkingDay(day) || (Last.Dossier == code && string.CompareOrdinal(Last.At, at) > 0) || !OfficeHour(at[11..16]))
        {
            Disorder.Add($"{code} {line.GetProperty("type")} {at}");
        }

        Last = (code, at);
        var data = line.TryGetProperty("data", out var d) ? d : default;
        switch (line.GetProperty("type").GetString())
        {
            case "received":
                Dossiers.Add(code, Receive(line, data, day));
                break;
            case "supplementRequested" or "paymentRequested":
                Dossiers[code].PausedOn = day;
                break;
            case "supplemented":
                Dossiers[code].DueOn = WorkingDaysAfter(day, Dossiers[code].LimitDays!.Value);
                break;
            case "paid":
                Dossiers[code].DueOn = WorkingDaysAfter(day, Enumerable.Range(1, 60).Count(n => Dossiers[code].PausedOn!.Value.AddDays(n) is var x && x <= Dossiers[code].DueOn && IsWorkingDay(x)));
                break;
            case "resultReady" or "withdrawn":
                var recorded = line.TryGetProperty("recordedAt", out var r) ? r.GetString()! : at;
                Dossiers[code].EndedOn = DateOnly.Parse(recorded[..10]);
                break;
        }
    }

    private static bool OfficeHour(string time) =>
        (string.CompareOrdinal(time, "06:00") >= 0 && string.CompareOrdinal(time, "11:30") < 0) || (string.CompareOrdinal(time, "12:40") >= 0 && string.CompareOrdinal(time, "17:00") < 0);

    private static CountedDossier Receive(JsonElement line, JsonElement data, DateOnly day)
    {
        var procedure = data.GetProperty("procedure").GetString()!;
        var appointment = data.TryGetProperty("appointmentOn", out var on) ? DateOnly.Parse(on.GetString()!) : (DateOnly?)null;
        return new CountedDossier
        {
            Procedure = procedure,
            Agency = line.GetProperty("agency").GetString()!,
            Channel = data.GetProperty("channel").GetString()!,
            ReceivedOn = day,
            DueOn = appointment,
            LimitDays = DemoProcedure.Of(procedure).Limit,
        };
    }
}
