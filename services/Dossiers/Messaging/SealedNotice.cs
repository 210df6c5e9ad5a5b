using System.Buffers;
using System.Text.Json;
using OneStop.Contracts.Messages;
using OneStop.Contracts.Reports;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Messaging;

/// <summary>The ledger entry that says that a report was sealed (kind <c>notice</c>, schema 1), and the event it makes. No figure depends on it.</summary>
public static class SealedNotice
{
    private const string Type = "reportSealed";

    /// <summary>Its id: one notice for each sealed report.</summary>
    public static string IdOf(string report) => $"{Type}/{report}";

    /// <summary>The entry of a sealed report.</summary>
    public static NewEntry Of(SealedReportItem report)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, CanonicalJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("source", SystemStep.Source);
        writer.WriteString("id", IdOf(report.Id));
        writer.WriteString("type", Type);
        DataValue.WriteInstant(writer, "occurredAt"u8, report.SealedAt);
        writer.WriteStartObject("data");
        writer.WriteString("report", report.Id);
        writer.WriteString("form", report.Form);
        writer.WriteString("from", $"{report.From:yyyy-MM-dd}");
        writer.WriteString("to", $"{report.To:yyyy-MM-dd}");
        writer.WriteString("scope", report.Scope);
        writer.WriteString("view", report.View);
        writer.WriteString("sha256", report.Sha256);
        writer.WriteNumber("cutOff", report.Position);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return new NewEntry(EntryKind.Notice, null, SystemStep.Source, IdOf(report.Id), buffer.WrittenMemory);
    }

    /// <summary>The event of such an entry; null for a notice of another type.</summary>
    public static ReportSealedEvent? Read(in StoredEntry stored)
    {
        var notice = JsonSerializer.Deserialize<Notice>(stored.Body.Span, WireJson.Options)!;
        return notice is { Type: Type, Data: { } data }
            ? new ReportSealedEvent(
                1, $"{stored.Position}/{ReportSealedEvent.Sealed}", ReportSealedEvent.Sealed, data.Report, data.Form, data.From, data.To, data.Scope, data.View, data.Sha256, data.CutOff, notice.OccurredAt, stored.Position)
            : null;
    }

    private sealed record Notice(string Type, DateTimeOffset OccurredAt, Parts? Data);

    private sealed record Parts(string Report, string Form, DateOnly From, DateOnly To, string Scope, string View, string Sha256, long CutOff);
}
