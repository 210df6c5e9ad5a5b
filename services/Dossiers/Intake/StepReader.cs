using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;

namespace OneStop.Dossiers.Intake;

/// <summary>
/// Reads one step report and writes its canonical body into a batch, or rejects it (ruling 32). Decides nothing from a dossier's state. One
/// reader serves one request; it is not safe for two threads.
/// </summary>
/// <param name="forbids">True for an agency (new style) that the catalogue knows on that day outside the token's subtree; null = none is.</param>
/// <param name="backfill">The whole request is a declared first load (ruling 32a).</param>
/// <param name="boundTo">The only source that lines may name; null = any.</param>
public sealed class StepReader(Func<string, DateOnly, bool>? forbids, bool backfill, string? boundTo = null)
{
    /// <summary>The longest source or id, in bytes.</summary>
    public const int KeyBytesMax = 400;

    /// <summary>The longest dossier code, in bytes.</summary>
    public const int DossierBytesMax = 200;

    private readonly Names _names = new();
    private readonly Dictionary<string, string> _agencies = new(StringComparer.Ordinal);
    private readonly SideText _aside = new();
    private readonly byte[] _boundTo = Encoding.UTF8.GetBytes(boundTo ?? "");

    /// <summary>Reads a line, without its line end, into <paramref name="batch"/>; false where it is no JSON at all.</summary>
    public bool Read(ReadOnlySpan<byte> json, int line, StepBatch batch)
    {
        var step = default(StepFields);
        Refusal? refusal;
        var sound = true;
        try
        {
            refusal = Utf8.IsValid(json) ? Check(json, ref step) : new Refusal(RejectionCodes.BadJson, "không phải UTF-8");
            if (refusal is null)
            {
                refusal = Write(step, line, batch);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            sound = false;
            refusal = new Refusal(RejectionCodes.BadJson, $"không phải JSON: lỗi ở byte {(broken as JsonException)?.BytePositionInLine ?? 0}");
        }

        if (refusal is { } reason)
        {
            batch.Reject(RejectedLine.Whole(line, Key(step.Source), Key(step.Id), Key(step.Dossier), reason.Code, reason.Detail, json));
        }

        return sound;
    }

    private static string? Key(ReadOnlySpan<byte> text) => text.IsEmpty || text.Length > KeyBytesMax || text.Contains((byte)0) ? null : Encoding.UTF8.GetString(text);

    private Refusal? Check(ReadOnlySpan<byte> json, ref StepFields step)
    {
        _aside.Clear();
        if (OddEscapes.Any(json))
        {
            return new Refusal(RejectionCodes.BadJson, "chứa ký tự U+0000 hoặc nửa ký tự");
        }

        if (!step.TryRead(json, _aside))
        {
            return new Refusal(RejectionCodes.BadJson, "không phải một đối tượng JSON");
        }

        if (step.Missing() is { } missing)
        {
            return new Refusal(RejectionCodes.MissingField, $"thiếu trường {missing}");
        }

        if (boundTo is not null && !step.Source.SequenceEqual(_boundTo))
        {
            return new Refusal(RejectionCodes.ForbiddenAgency, $"mã truy cập chỉ gửi được cho nguồn {boundTo}");
        }

        if (step.Source.Length > KeyBytesMax || step.Id.Length > KeyBytesMax || step.Dossier.Length > DossierBytesMax)
        {
            return new Refusal(RejectionCodes.TooLarge, $"source hoặc id dài quá {KeyBytesMax} byte, hoặc dossier dài quá {DossierBytesMax} byte");
        }

        return null;
    }

    private Refusal? Write(in StepFields step, int line, StepBatch batch)
    {
        if (StepShape.Find(step.Type) is not { } shape)
        {
            var type = Encoding.UTF8.GetString(step.Type[..Math.Min(step.Type.Length, 60)]);
            return EntryTypes.System.Contains(type)
                ? new Refusal(RejectionCodes.SystemType, $"chỉ hệ thống tự ghi loại {type}")
                : new Refusal(RejectionCodes.UnknownType, "loại sự kiện không có trong danh mục");
        }

        if (!SourceTime.TryRead(step.OccurredAt, out var occurredAt))
        {
            return new Refusal(RejectionCodes.BadTime, "không đọc được occurredAt");
        }

        DateTimeOffset? recordedAt = null;
        if (!step.RecordedAt.IsEmpty)
        {
            if (!SourceTime.TryRead(step.RecordedAt, out var recorded))
            {
                return new Refusal(RejectionCodes.BadTime, "không đọc được recordedAt");
            }

            recordedAt = recorded;
        }

        var agency = step.Agency.IsEmpty ? null : AgencyOf(step.Agency);
        if (agency is not null && forbids is not null && forbids(agency, VietnamTime.DateOf(occurredAt)))
        {
            return new Refusal(RejectionCodes.ForbiddenAgency, $"cơ quan {agency} ngoài phạm vi của mã truy cập");
        }

        var slots = new DataSlots(stackalloc (int, int)[StepShape.FieldsMax]);
        if (!slots.TryRead(step.Data, shape, _aside, out var unreadable))
        {
            return new Refusal(RejectionCodes.BadTime, $"không đọc được data.{unreadable}");
        }

        var body = new CanonicalStep(batch.Writer, this);
        var start = batch.BodyStart;
        body.Write(step, shape, slots, occurredAt, recordedAt, agency, backfill || step.Backfill);
        batch.Add(new ReadStep(
            line,
            _names.Of(step.Source),
            Encoding.UTF8.GetString(step.Id),
            Encoding.UTF8.GetString(step.Dossier),
            shape.Type,
            start,
            batch.BodyStart - start,
            _aside.TakePersonal(),
            _aside.TakeFreeText(),
            shape.Type == EntryTypes.Corrected));
        return null;
    }

    /// <summary>An agency code in the new style.</summary>
    internal string AgencyOf(ReadOnlySpan<byte> text)
    {
        var given = _names.Of(text);
        if (!_agencies.TryGetValue(given, out var agency))
        {
            agency = AgencyCode.Normalise(given) ?? given;
            if (_agencies.Count >= 4096)
            {
                _agencies.Clear();
            }

            _agencies[given] = agency;
        }

        return agency;
    }

    private readonly record struct Refusal(string Code, string Detail);
}
