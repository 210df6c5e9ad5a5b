namespace OneStop.Core.Dossiers;

/// <summary>The names of everything a dossier can be flagged for (ruling 43). A flag never changes a figure.</summary>
public static class Flags
{
    public const string BodyDiffers = "bodyDiffers";
    public const string RecordedBeforeOccurred = "recordedBeforeOccurred";
    public const string FutureDated = "futureDated";
    public const string LateAppended = "lateAppended";
    public const string AgencyUnknown = "agencyUnknown";
    public const string ProcedureUnknown = "procedureUnknown";
    public const string ChannelUnknown = "channelUnknown";
    public const string AppointmentDiffers = "appointmentDiffers";
    public const string AppointmentExtended = "appointmentExtended";
    public const string AppointmentOnDayOff = "appointmentOnDayOff";
    public const string AppointmentBeforeReception = "appointmentBeforeReception";
    public const string SecondSupplement = "secondSupplement";
    public const string SupplementLate = "supplementLate";
    public const string PauseOverlaps = "pauseOverlaps";
    public const string AnswerWithoutPause = "answerWithoutPause";
    public const string PauseAfterDue = "pauseAfterDue";
    public const string PauseBackdated = "pauseBackdated";
    public const string PauseUnclosed = "pauseUnclosed";
    public const string AppointmentNotUsed = "appointmentNotUsed";
    public const string SecondReceived = "secondReceived";
    public const string RefusedLate = "refusedLate";
    public const string EndMissing = "endMissing";
    public const string SecondEnd = "secondEnd";
    public const string EndBeforeReception = "endBeforeReception";
    public const string ReopenedOpen = "reopenedOpen";
    public const string SecondAppointment = "secondAppointment";
    public const string ApologyIncomplete = "apologyIncomplete";
    public const string RecordedUnknown = "recordedUnknown";

    /// <summary>All of them, in the order of ruling 43.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        BodyDiffers, RecordedBeforeOccurred, FutureDated, LateAppended, AgencyUnknown, ProcedureUnknown, ChannelUnknown, AppointmentDiffers,
        AppointmentExtended, AppointmentOnDayOff, AppointmentBeforeReception, SecondSupplement, SupplementLate, PauseOverlaps, AnswerWithoutPause,
        PauseAfterDue, PauseBackdated, PauseUnclosed, AppointmentNotUsed, SecondReceived, RefusedLate, EndMissing, SecondEnd, EndBeforeReception,
        ReopenedOpen, SecondAppointment, ApologyIncomplete, RecordedUnknown,
    ];
}
