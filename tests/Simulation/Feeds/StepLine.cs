using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Simulation.Feeds;

/// <summary>
/// One step report as a source writes it (design §3). The model reads it into the vocabulary by itself, without the program's formats:
/// recorded before occurred is replaced (ruling 3), an odd channel is none (ruling 31).
/// </summary>
public sealed record StepLine(JsonObject Json)
{
    public string Dossier => (string)Json["dossier"]!;

    public override string ToString() => Json.ToJsonString(Readable);

    public Entry ToEntry(long position, DateTimeOffset appendedAt)
    {
        var occurred = Instant("occurredAt")!.Value;
        var recorded = Instant("recordedAt") ?? occurred;
        return new Entry(
            position,
            appendedAt,
            (string)Json["source"]!,
            (string)Json["id"]!,
            occurred,
            recorded < occurred ? occurred : recorded,
            AgencyCode.Normalise((string?)Json["agency"]),
            (string?)Json["unit"],
            (string?)Json["officer"],
            What())
        {
            RecordedBeforeOccurred = recorded < occurred,
        };
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private JsonObject Data => Json["data"] as JsonObject ?? [];

    private DateTimeOffset? Instant(string name) =>
        (string?)Json[name] is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static DateOnly? Day(JsonNode? node) =>
        (string?)node is { } text ? DateOnly.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static Channel? ChannelOf(JsonNode? node) => (string?)node switch
    {
        "direct" => Channel.Direct,
        "online" => Channel.Online,
        "postal" => Channel.Postal,
        _ => null,
    };

    private Happening What() => (string)Json["type"]! switch
    {
        "submitted" => new Happening.Submitted((string?)Data["procedure"], ChannelOf(Data["channel"])),
        "received" => new Happening.Received(
            (string?)Data["procedure"],
            ChannelOf(Data["channel"]),
            Data.ContainsKey("appointmentOn") ? new GivenAppointment(Day(Data["appointmentOn"])) : null,
            null,
            AgencyCode.Normalise((string?)Data["receivedBy"])),
        "handedOver" => new Happening.HandedOver(null, (string?)Data["toUnit"], null, (string?)Data["step"], null),
        "accepted" => new Happening.Accepted((string?)Data["step"]),
        "supplementRequested" => new Happening.SupplementRequested(Day(Data["dueOn"])),
        "supplemented" => new Happening.Supplemented(Day(Data["appointmentOn"])),
        "paymentRequested" => new Happening.PaymentRequested(),
        "paid" => new Happening.Paid(Day(Data["appointmentOn"])),
        "suspended" => new Happening.Suspended(),
        "resumed" => new Happening.Resumed(Day(Data["appointmentOn"])),
        "apologised" => new Happening.Apologised((string?)Data["reason"], Day(Data["newAppointmentOn"]), null, null),
        "resultReady" => new Happening.ResultReady((string?)Data["kind"] == "refused"),
        "refusedAtIntake" => new Happening.RefusedAtIntake(),
        "withdrawn" => new Happening.Withdrawn(),
        "stopped" => new Happening.Stopped(),
        "returned" => new Happening.Returned(ChannelOf(Data["via"])),
        "corrected" => new Happening.Corrected(
            (string)Data["entry"]!["source"]!,
            (string)Data["entry"]!["id"]!,
            new Correction(ChannelOf(Data["shouldSay"]!["channel"]), (string?)Data["shouldSay"]!["procedure"], (string?)Data["shouldSay"]!["agency"], null, false),
            "7",
            null,
            (string?)Data["approvedBy"]),
        "reopened" => new Happening.Reopened((string?)Data["approvedBy"]),
        var other => throw new NotSupportedException($"no reading for {other}"),
    };
}
