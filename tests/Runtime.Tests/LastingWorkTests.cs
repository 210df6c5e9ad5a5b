using Microsoft.Extensions.Logging.Abstractions;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Tests;

/// <summary>Nothing that goes wrong in a turn ends the work, and the end of the program does.</summary>
public sealed class LastingWorkTests
{
    public static TheoryData<Exception> Faults => [new ObjectDisposedException("channel"), new TaskCanceledException("a time-out of its own"), new InvalidOperationException("new in this version")];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_work_goes_on_after_a_turn_that_failed(Exception fault)
    {
        using var work = new Failing(fault);
        await work.StartAsync(TestContext.Current.CancellationToken);
        await work.Done.Task.WaitAsync(TestContext.Current.CancellationToken);
        await work.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(work.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_end_of_the_program_ends_a_turn_that_waits()
    {
        using var work = new Failing(null);
        await work.StartAsync(TestContext.Current.CancellationToken);
        await work.Waits.Task.WaitAsync(TestContext.Current.CancellationToken);
        await work.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(work.ExecuteTask!.IsCompletedSuccessfully);
    }

    /// <summary>Throws three times, then is done; without a fault it waits for ever.</summary>
    private sealed class Failing(Exception? fault) : LastingWork(TimeProvider.System, NullLogger.Instance)
    {
        private int _turns;

        public TaskCompletionSource Done { get; } = new();

        public TaskCompletionSource Waits { get; } = new();

        protected override TimeSpan AfterFault => TimeSpan.FromMilliseconds(1);

        protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
        {
            if (fault is null)
            {
                Waits.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw new ObjectDisposedException("what it waited for");
            }

            if (++_turns <= 3)
            {
                throw fault!;
            }

            Done.TrySetResult();
            return TimeSpan.FromHours(1);
        }
    }
}
