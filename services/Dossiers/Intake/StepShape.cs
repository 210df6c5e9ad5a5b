using System.Text;
using OneStop.Contracts.Dossiers;

namespace OneStop.Dossiers.Intake;

/// <summary>How a property of a step's <c>data</c> is read and in which form it enters the ledger.</summary>
public enum DataKind
{
    /// <summary>A code or name, as it came.</summary>
    Text,

    /// <summary>An agency code, turned into the new style.</summary>
    Agency,

    /// <summary>direct, online, postal; anything else is left out (ruling 31).</summary>
    Channel,

    /// <summary>A civil date; null and blank mean absent.</summary>
    Day,

    /// <summary>A civil date where null says something: a procedure without appointment.</summary>
    DayOrNull,

    /// <summary>An instant.</summary>
    Instant,

    /// <summary>N1 … N12; any other text is free text.</summary>
    ReasonCode,

    /// <summary>granted or refused.</summary>
    ResultKind,

    /// <summary>1 … 5.</summary>
    Rating,

    /// <summary>true, or left out.</summary>
    Yes,

    /// <summary>The entry a correction means: source and id.</summary>
    EntryKey,

    /// <summary>What the corrected entry should say: codes and dates.</summary>
    ShouldSay,

    /// <summary>Number and date of a document.</summary>
    Evidence,
}

/// <summary>One property of a step's <c>data</c>.</summary>
public sealed record DataField(string Name, DataKind Kind)
{
    /// <summary>The name as it stands in JSON.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Name);
}

/// <summary>
/// What the ledger keeps of a step of one type (design §3), in the order it is written. Whatever a source sends beyond it — the applicant,
/// reasons in words, notes, properties nobody named — goes to the erasable tables beside the ledger.
/// </summary>
public sealed record StepShape(string Type, IReadOnlyList<DataField> Data)
{
    /// <summary>The most fields any type has.</summary>
    public const int FieldsMax = 8;

    /// <summary>The type as it stands in JSON.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Type);

    /// <summary>Of every type, in the order of the type table.</summary>
    internal static readonly StepShape[] All =
    [
        Of(EntryTypes.Submitted, ("procedure", DataKind.Text), ("channel", DataKind.Channel)),
        Of(
            EntryTypes.Received,
            ("procedure", DataKind.Text),
            ("channel", DataKind.Channel),
            ("appointmentOn", DataKind.DayOrNull),
            ("submittedAt", DataKind.Instant),
            ("receivedBy", DataKind.Agency)),
        Of(
            EntryTypes.HandedOver,
            ("toAgency", DataKind.Agency),
            ("toUnit", DataKind.Text),
            ("toOfficer", DataKind.Text),
            ("step", DataKind.Text),
            ("dueAt", DataKind.Instant),
            ("documentNo", DataKind.Text),
            ("documentOn", DataKind.Text)),
        Of(EntryTypes.Accepted, ("step", DataKind.Text)),
        Of(EntryTypes.StepCompleted, ("step", DataKind.Text)),
        Of(EntryTypes.OpinionRequested, ("agency", DataKind.Agency), ("dueAt", DataKind.Instant), ("documentNo", DataKind.Text), ("documentOn", DataKind.Text)),
        Of(EntryTypes.OpinionReceived, ("agency", DataKind.Agency), ("documentNo", DataKind.Text), ("documentOn", DataKind.Text)),
        Of(EntryTypes.SupplementRequested, ("dueOn", DataKind.Day)),
        Of(EntryTypes.Supplemented, ("appointmentOn", DataKind.Day)),
        Of(EntryTypes.PaymentRequested),
        Of(EntryTypes.Paid, ("appointmentOn", DataKind.Day)),
        Of(EntryTypes.Suspended),
        Of(EntryTypes.Resumed, ("appointmentOn", DataKind.Day)),
        Of(
            EntryTypes.Apologised,
            ("reason", DataKind.ReasonCode),
            ("newAppointmentOn", DataKind.Day),
            ("documentNo", DataKind.Text),
            ("signedBy", DataKind.Text)),
        Of(EntryTypes.ResultReady, ("kind", DataKind.ResultKind)),
        Of(EntryTypes.RefusedAtIntake),
        Of(EntryTypes.Withdrawn),
        Of(EntryTypes.Stopped),
        Of(EntryTypes.Returned, ("via", DataKind.Channel)),
        Of(EntryTypes.Reopened, ("approvedBy", DataKind.Text)),
        Of(EntryTypes.LateReasonGiven, ("code", DataKind.ReasonCode), ("unit", DataKind.Text), ("primary", DataKind.Yes)),
        Of(EntryTypes.Surveyed, ("rating", DataKind.Rating)),
        Of(
            EntryTypes.Corrected,
            ("entry", DataKind.EntryKey),
            ("shouldSay", DataKind.ShouldSay),
            ("evidence", DataKind.Evidence),
            ("approvedBy", DataKind.Text)),
    ];

    /// <summary>The shape of a type; null where the contract names no such type.</summary>
    public static StepShape? Find(ReadOnlySpan<byte> type)
    {
        foreach (var shape in All)
        {
            if (type.SequenceEqual(shape.Utf8))
            {
                return shape;
            }
        }

        return null;
    }

    /// <summary>The place of a property in <see cref="Data"/>; −1 where the ledger keeps none of that name.</summary>
    public int IndexOf(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Data.Count; i++)
        {
            if (name.SequenceEqual(Data[i].Utf8))
            {
                return i;
            }
        }

        return -1;
    }

    private static StepShape Of(string type, params (string Name, DataKind Kind)[] data) => new(type, [.. data.Select(d => new DataField(d.Name, d.Kind))]);
}
