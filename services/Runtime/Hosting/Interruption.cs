using System.Runtime.InteropServices;

namespace OneStop.Runtime.Hosting;

/// <summary>Ctrl-C and SIGTERM ask for an orderly end.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;

    private Interruption(CancellationTokenSource stop) =>
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        }))];

    /// <summary>Has them cancel <paramref name="stop"/> until disposal.</summary>
    public static Interruption Cancels(CancellationTokenSource stop) => new(stop);

    public void Dispose() => Array.ForEach(_signals, signal => signal.Dispose());
}
