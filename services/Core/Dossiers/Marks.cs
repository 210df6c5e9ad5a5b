namespace OneStop.Core.Dossiers;

/// <summary>
/// What there could ever be to look at in a dossier, whichever of its entries a cut-off or a day leaves away: a mark that is absent rules something out, one
/// that stands only asks for a look. Most dossiers bear none.
/// </summary>
[Flags]
public enum Marks
{
    None = 0,

    /// <summary>An end dated on a day that was once its due date, and recorded later.</summary>
    EndOnDue = 1,

    /// <summary>Anything that stops the clock was asked for.</summary>
    Pause = 2,

    /// <summary>A supplement was asked for.</summary>
    Supplement = 4,

    Recall = 8,

    /// <summary>Something was recorded well after it happened, outside a first load.</summary>
    FarBack = 16,

    /// <summary>An end came to the ledger well after it was recorded, outside a first load.</summary>
    AppendedLate = 32,

    RefusedAtIntake = 64,

    /// <summary>Refused after examination.</summary>
    Refused = 128,

    Withdrawn = 256,

    /// <summary>Received more than once, so that which reception holds depends on what is known.</summary>
    ReceivedAgain = 512,

    /// <summary>A correction of its channel was asked for.</summary>
    ChannelCorrected = 1024,

    /// <summary>A source's own appointment was later than ours.</summary>
    AppointmentExtended = 2048,

    BodyDiffered = 4096,

    /// <summary>Something was told outside a first load, with the time it was recorded.</summary>
    Timed = 8192,

    /// <summary>
    /// By all that is known now it is late on some day, in either view. The one mark that speaks of now only: at an earlier cut-off a dossier without it may
    /// have been late.
    /// </summary>
    LateNow = 16384,
}
