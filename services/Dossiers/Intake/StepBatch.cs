using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>A step that was read and found sound; its canonical body lies in the batch.</summary>
/// <param name="Line">1-based line of the body, or index in the array.</param>
/// <param name="Type">A type of the catalogue of steps.</param>
/// <param name="Personal">The applicant as it came, or null.</param>
/// <param name="FreeText">A JSON object of everything else the ledger does not keep, or null.</param>
/// <param name="Corrects">The step is a <c>corrected</c>, which waits for a decision.</param>
public readonly record struct ReadStep(
    int Line,
    string Source,
    string Id,
    string Dossier,
    string Type,
    int BodyStart,
    int BodyLength,
    byte[]? Personal,
    byte[]? FreeText,
    bool Corrects);

/// <summary>A line that was not taken, whole unless it was too large.</summary>
public sealed record RejectedLine(
    int Line,
    string? Source,
    string? Id,
    string? Dossier,
    string Code,
    string Detail,
    ReadOnlyMemory<byte>? Raw,
    long Length,
    ReadOnlyMemory<byte> Sha256)
{
    /// <summary>A rejection of a line that is kept whole.</summary>
    public static RejectedLine Whole(int line, string? source, string? id, string? dossier, string code, string detail, ReadOnlySpan<byte> raw) =>
        new(line, source, id, dossier, code, detail, raw.ToArray(), raw.Length, SHA256.HashData(raw));
}

/// <summary>
/// Some thousand steps on their way from the wire to the ledger, with their bodies written one behind another into one buffer that is used
/// again for the next batch. Not safe for two threads.
/// </summary>
public sealed class StepBatch : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bodies = new(1024);
    private readonly List<ReadStep> _steps = [];
    private readonly List<RejectedLine> _rejected = [];

    public StepBatch() => Writer = new Utf8JsonWriter(_bodies, CanonicalJson.WriterOptions);

    public IReadOnlyList<ReadStep> Steps => _steps;

    public IReadOnlyList<RejectedLine> Rejected => _rejected;

    /// <summary>How many lines have an outcome in this batch.</summary>
    public int Count => _steps.Count + _rejected.Count;

    /// <summary>Bytes held: when it is time to write.</summary>
    public int Bytes => _bodies.WrittenCount;

    /// <summary>The size of the buffer behind <see cref="Bytes"/>.</summary>
    public int BytesHeld => _bodies.Capacity;

    internal Utf8JsonWriter Writer { get; }

    internal int BodyStart => _bodies.WrittenCount;

    /// <summary>The canonical body of a step; valid until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> BodyOf(in ReadStep step) => _bodies.WrittenMemory.Slice(step.BodyStart, step.BodyLength);

    public void Add(in ReadStep step) => _steps.Add(step);

    public void Reject(RejectedLine line) => _rejected.Add(line);

    /// <summary>Takes the last rejection back.</summary>
    public void TakeBackRejection() => _rejected.RemoveAt(_rejected.Count - 1);

    /// <summary>Empties the batch for the next use.</summary>
    public void Clear()
    {
        _bodies.ResetWrittenCount();
        _steps.Clear();
        _rejected.Clear();
    }

    public void Dispose() => Writer.Dispose();
}
