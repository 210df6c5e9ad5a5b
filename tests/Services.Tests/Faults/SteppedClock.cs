namespace OneStop.Services.Tests.Faults;

/// <summary>The clock of a machine that somebody sets: it goes on from wherever it was put.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _stepTicks;

    /// <summary>Moves it by so much from where it is.</summary>
    public void Step(TimeSpan by) => Interlocked.Add(ref _stepTicks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _stepTicks));
}
