using OneStop.Core.Dossiers;

namespace OneStop.Simulation.Model;

/// <summary>The ends and reopenings of a dossier, read in order.</summary>
internal sealed class SlowLife
{
    /// <summary>The end that holds now; null = open.</summary>
    public Entry? LastEnd { get; private set; }

    /// <summary>The pause that was open when it ended; null = none.</summary>
    public SlowPause? PausedAtEnd { get; private set; }

    public void End(Entry end, SlowPause? pause)
    {
        LastEnd = end;
        PausedAtEnd = pause;
    }

    /// <summary>Open again; of a dossier that is not ended it changes nothing (ruling 20).</summary>
    public void Reopen()
    {
        LastEnd = null;
        PausedAtEnd = null;
    }
}

/// <summary>A pause that is open; one without effect still stands in the way of another (ruling 13) and shows as paused.</summary>
internal sealed record SlowPause(PauseKind Kind, DateOnly From, bool Effective, bool AskedAfterDue);
