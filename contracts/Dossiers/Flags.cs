namespace OneStop.Contracts.Dossiers;

/// <summary>What looks odd in a dossier and was taken all the same (ruling 43). Names are stable.</summary>
public static class Flags
{
    public static IReadOnlyList<string> All { get; } =
    [
        "bodyDiffers", "recordedBeforeOccurred", "futureDated", "lateAppended", "agencyUnknown", "procedureUnknown", "channelUnknown",
        "appointmentDiffers", "appointmentExtended", "appointmentOnDayOff", "appointmentBeforeReception", "secondSupplement",
        "supplementLate", "pauseOverlaps", "answerWithoutPause", "pauseAfterDue", "pauseBackdated", "pauseUnclosed", "appointmentNotUsed",
        "secondReceived", "refusedLate", "endMissing", "secondEnd", "endBeforeReception", "reopenedOpen", "secondAppointment",
        "apologyIncomplete", "recordedUnknown",
    ];
}
