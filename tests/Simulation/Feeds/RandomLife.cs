using System.Globalization;
using System.Text.Json.Nodes;

namespace OneStop.Simulation.Feeds;

/// <summary>
/// The step reports of one random dossier: mostly a plausible life with pauses, ends and reopenings, one step in six anything at all; some
/// recorded late or before they happened, some out of order or at the same instant, at hours on both sides of every boundary.
/// </summary>
public sealed class RandomLife(Random random, string dossier)
{
    private static readonly string[] Times =
        ["06:10:00", "07:00:00", "08:15:00", "09:40:30", "11:30:00", "12:10:00", "13:30:00", "14:20:00", "15:00:00", "15:00:01", "16:10:00", "16:30:01", "17:00:00", "17:00:01", "19:45:00", "23:59:59"];

    /// <summary>Neighbourhoods of Tết, Giỗ Tổ, 30/4, Quốc khánh, swaps and working Saturdays, and quiet weeks.</summary>
    private static readonly DateOnly[] Seasons =
    [
        new(2021, 2, 1), new(2021, 4, 5), new(2021, 4, 19), new(2021, 6, 7), new(2021, 8, 23), new(2024, 4, 18), new(2025, 4, 14), new(2025, 12, 22), new(2026, 8, 17), new(2026, 11, 9),
    ];

    private static readonly string[] Anything =
    [
        "submitted", "received", "handedOver", "accepted", "supplementRequested", "supplemented", "paymentRequested", "paid", "suspended",
        "resumed", "apologised", "resultReady", "refusedAtIntake", "withdrawn", "stopped", "returned", "reopened",
    ];

    private readonly Random _desk = new(dossier.Sum(c => c));
    private readonly List<StepLine> _lines = [];
    private DateTimeOffset _now;
    private int _next;
    private string? _unit;

    /// <summary>The agency the dossier is received for.</summary>
    public string? Agency { get; private set; }

    public IReadOnlyList<StepLine> Live(string? agency, string? procedure)
    {
        Agency = agency;
        _unit = Chance(0.5) ? RandomCatalogue.Desk : null;
        _now = At(Pick(Seasons).AddDays(random.Next(0, 18)));
        if (Chance(0.25))
        {
            Say("submitted", Received(procedure));
            Pass(0, 4);
        }

        if (Chance(0.05))
        {
            Say("refusedAtIntake", []);
            Pass(0, 3);
        }

        if (Chance(0.96))
        {
            Say("received", WithAppointment(Received(procedure)));
        }

        string? open = null;
        var ended = false;
        for (var left = random.Next(0, 8); left > 0; left--)
        {
            Pass(0, Chance(0.2) ? 25 : 6);
            var type = Chance(0.17) ? Pick(Anything) : Plausible(ref open, ref ended);
            Say(type, type is "received" ? WithAppointment(Received(procedure)) : Data(type));
        }

        return _lines;
    }

    private string Plausible(ref string? open, ref bool ended)
    {
        if (ended)
        {
            ended = !Chance(0.4);
            return ended ? "returned" : "reopened";
        }

        if (open is not null && Chance(0.8))
        {
            var answer = open switch { "supplementRequested" => "supplemented", "paymentRequested" => "paid", _ => "resumed" };
            open = null;
            return answer;
        }

        if (open is null && Chance(0.45))
        {
            return open = Pick(["supplementRequested", "paymentRequested", "suspended"]);
        }

        if (Chance(0.3))
        {
            return Pick(["handedOver", "accepted", "apologised"]);
        }

        ended = true;
        return Chance(0.6) ? "resultReady" : Pick(["withdrawn", "stopped", "returned", "refusedAtIntake"]);
    }

    private void Say(string type, JsonObject data)
    {
        var occurred = Chance(0.08) ? _now.AddDays(-random.Next(1, 9)) : _now;
        var json = new JsonObject
        {
            ["source"] = Chance(0.9) ? "igate.h10" : "vnpt.h10",
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{dossier}/{_next++:00}"),
            ["type"] = type,
            ["dossier"] = dossier,
            ["occurredAt"] = Iso(occurred),
        };
        if (Chance(0.3))
        {
            var recorded = Chance(0.1) ? occurred.AddDays(-1) : occurred.AddHours(random.Next(0, Chance(0.5) ? 30 : 400));
            json["recordedAt"] = Iso(recorded);
        }

        json["agency"] = Agency;
        json["unit"] = _unit;
        json["data"] = data;
        _lines.Add(new StepLine(json));
    }

    private JsonObject Received(string? procedure)
    {
        var data = new JsonObject { ["procedure"] = procedure };
        if (_desk.Next(10) == 0)
        {
            data["receivedBy"] = new[] { "H10", "000.00.12.H10", "H10.30", "H10.55" }[_desk.Next(4)];
        }

        if (Chance(0.93))
        {
            data["channel"] = Pick(["direct", "online", "postal", "online", "fax"]);
        }

        return data;
    }

    private JsonObject WithAppointment(JsonObject data)
    {
        if (Chance(0.16))
        {
            data["appointmentOn"] = Chance(0.15) ? null : Appointment();
        }

        return data;
    }

    private JsonObject Data(string type) => type switch
    {
        "supplemented" or "paid" or "resumed" => Chance(0.25) ? new JsonObject { ["appointmentOn"] = Chance(0.2) ? null : Appointment() } : [],
        "resultReady" => new JsonObject { ["kind"] = Chance(0.8) ? "granted" : "refused" },
        "returned" => new JsonObject { ["via"] = "direct" },
        "apologised" => new JsonObject { ["reason"] = "N4", ["newAppointmentOn"] = Appointment() },
        "reopened" => new JsonObject { ["reason"] = "sai sót", ["approvedBy"] = "u9" },
        _ => [],
    };

    private string Appointment()
    {
        var day = DateOnly.FromDateTime(_now.DateTime).AddDays(random.Next(-1, 16));
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Chance(0.3) ? text + "T16:30:00+07:00" : text;
    }

    private void Pass(int least, int most)
    {
        if (Chance(0.88))
        {
            _now = At(DateOnly.FromDateTime(_now.DateTime).AddDays(random.Next(least, most + 1)));
        }
    }

    private DateTimeOffset At(DateOnly day) =>
        new(day.ToDateTime(TimeOnly.Parse(Pick(Times), CultureInfo.InvariantCulture)), TimeSpan.FromHours(7));

    private static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Pick<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];
}
