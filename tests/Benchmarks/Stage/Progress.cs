namespace OneStop.Benchmarks.Stage;

/// <summary>Says on standard error how far the bench has come.</summary>
internal static class Progress
{
    private static readonly long _start = TimeProvider.System.GetTimestamp();

    public static void Say(string what) => Console.Error.WriteLine($"[{TimeProvider.System.GetElapsedTime(_start):hh\\:mm\\:ss}] {what}");
}
