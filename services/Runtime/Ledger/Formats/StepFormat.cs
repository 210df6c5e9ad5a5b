using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Runtime.Ledger.Formats;

/// <summary>
/// Reads a stored step body (schema 1: canonical UTF-8 JSON of the step report) into an <see cref="Entry"/>. A stored body is a file format:
/// it stays readable for ever. Values of a field that cannot be read count as absent; the intake has already judged the report.
/// </summary>
public static class StepFormat
{
    /// <summary>Reads one body.</summary>
    /// <exception cref="JsonException">The body is no JSON object or lacks one of the required fields: the ledger has been damaged.</exception>
    public static Entry Read(long position, DateTimeOffset appendedAt, ReadOnlySpan<byte> body)
    {
        var fields = new StepFields();
        fields.Read(body);
        return Of(position, appendedAt, fields);
    }

    /// <summary>Reads the body the reader stands at, to its end, and the code of its dossier, in one pass.</summary>
    /// <exception cref="JsonException">As above, or it names no dossier.</exception>
    public static Entry Read(long position, DateTimeOffset appendedAt, ref Utf8JsonReader reader, out string dossier)
    {
        var fields = new StepFields();
        fields.Read(ref reader);
        dossier = fields.Dossier ?? throw new JsonException($"the step at position {position} names no dossier");
        return Of(position, appendedAt, fields);
    }

    private static Entry Of(long position, DateTimeOffset appendedAt, in StepFields fields)
    {
        if (fields.Source is null || fields.Id is null || fields.Type is null || fields.OccurredAt is not { } occurred)
        {
            throw new JsonException($"the step body at position {position} lacks source, id, type or occurredAt");
        }

        return new Entry(
            position,
            appendedAt,
            fields.Source,
            fields.Id,
            occurred,
            fields.RecordedAt is { } recorded && recorded > occurred ? recorded : occurred,
            AgencyCode.Normalise(fields.Agency),
            fields.Unit,
            fields.Officer,
            WhatOf(fields))
        {
            RecordedBeforeOccurred = fields.RecordedBeforeOccurred || fields.RecordedAt < occurred,
            RecordedUnknown = fields.RecordedUnknown,
            Backfill = fields.Backfill,
        };
    }

    private static Happening WhatOf(in StepFields f) => f.Type switch
    {
        "submitted" => new Happening.Submitted(f["procedure"], ChannelOf(f["channel"])),
        "received" => new Happening.Received(
            f["procedure"],
            ChannelOf(f["channel"]),
            f.HasNull("appointmentOn") ? new GivenAppointment(null) : StepTime.Date(f["appointmentOn"]) is { } on ? new GivenAppointment(on) : null,
            StepTime.Instant(f["submittedAt"]),
            AgencyCode.Normalise(f["receivedBy"])),
        "handedOver" => new Happening.HandedOver(AgencyCode.Normalise(f["toAgency"]), f["toUnit"], f["toOfficer"], f["step"], StepTime.Instant(f["dueAt"])),
        "accepted" => new Happening.Accepted(f["step"]),
        "stepCompleted" => new Happening.StepCompleted(f["step"]),
        "opinionRequested" => new Happening.OpinionRequested(AgencyCode.Normalise(f["agency"]), StepTime.Instant(f["dueAt"])),
        "opinionReceived" => new Happening.OpinionReceived(AgencyCode.Normalise(f["agency"])),
        "supplementRequested" => new Happening.SupplementRequested(StepTime.Date(f["dueOn"])),
        "supplemented" => new Happening.Supplemented(StepTime.Date(f["appointmentOn"])),
        "paymentRequested" => new Happening.PaymentRequested(),
        "paid" => new Happening.Paid(StepTime.Date(f["appointmentOn"])),
        "suspended" => new Happening.Suspended(),
        "resumed" => new Happening.Resumed(StepTime.Date(f["appointmentOn"])),
        "apologised" => new Happening.Apologised(f["reason"], StepTime.Date(f["newAppointmentOn"]), f["documentNo"], f["signedBy"]),
        "resultReady" => new Happening.ResultReady(f["kind"] == "refused"),
        "refusedAtIntake" => new Happening.RefusedAtIntake(),
        "withdrawn" => new Happening.Withdrawn(),
        "stopped" => new Happening.Stopped(),
        "returned" => new Happening.Returned(ChannelOf(f["via"])),
        "reopened" => new Happening.Reopened(f["approvedBy"]),
        "lateReasonGiven" => new Happening.LateReasonGiven(f["code"] ?? LateReasonCode.Other, f["unit"], f["primary"] == "true"),
        "surveyed" => new Happening.Surveyed(int.TryParse(f["rating"], out var rating) ? rating : 0),
        "corrected" => new Happening.Corrected(
            f["entry.source"] ?? "",
            f["entry.id"] ?? "",
            new Correction(
                ChannelOf(f["shouldSay.channel"]),
                f["shouldSay.procedure"],
                AgencyCode.Normalise(f["shouldSay.agency"]),
                f["shouldSay.unit"],
                f.NamesAnyOf("shouldSay.occurredAt", "shouldSay.recordedAt", "shouldSay.appointmentOn", "shouldSay.dueAt")),
            f["evidence.number"],
            StepTime.Date(f["evidence.date"]),
            f["approvedBy"]),
        "explanationSubmitted" => new Happening.ExplanationSubmitted(
            f["explanation"] ?? f.Id!,
            f["step"],
            f["reason"] ?? LateReasonCode.Other,
            StepTime.Date(f["actualOn"]),
            f["evidence.number"],
            StepTime.Date(f["evidence.date"]),
            f["by"] ?? "",
            AgencyCode.Normalise(f["byAgency"])),
        "explanationDecided" => new Happening.ExplanationDecided(f["explanation"] ?? "", f["decision"] == "accepted", f["by"] ?? ""),
        "correctionDecided" => new Happening.CorrectionDecided(f["entry.source"] ?? "", f["entry.id"] ?? "", f["decision"] == "accepted", f["by"] ?? ""),
        "unsaid" => new Happening.Unsaid(f["entry.source"] ?? "", f["entry.id"] ?? "", f["again"] == "true"),
        "bodyDiffered" => new Happening.BodyDiffered(f["entry.source"] ?? "", f["entry.id"] ?? ""),
        "dossierLate" => new Happening.LateNoticed(StepTime.Date(f["dueOn"]) ?? default),
        "dossierNearDue" => new Happening.NearDueNoticed(StepTime.Date(f["dueOn"]) ?? default, int.TryParse(f["workingDaysLeft"], out var left) ? left : 0),
        "apologyOwed" => new Happening.ApologyOwedNoticed(StepTime.Date(f["dueOn"]) ?? default),
        _ => throw new JsonException($"unknown step type '{f.Type}' in the ledger"),
    };

    /// <summary>Null where missing or none of the three (ruling 31).</summary>
    private static Channel? ChannelOf(string? name) => name switch
    {
        "direct" => Channel.Direct,
        "online" => Channel.Online,
        "postal" => Channel.Postal,
        _ => null,
    };
}
