using System.IO.Pipelines;
using MassTransit;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Messaging;

/// <summary>
/// Takes step reports from the queue in batches, by the same way in as HTTP; the messages are acknowledged after the commit. A report that
/// cannot be taken lies in quarantine with its reason, as with every way in, and is acknowledged too: nothing blocks the queue.
/// </summary>
public sealed class OnStepReports(RecordSteps steps) : IConsumer<Batch<StepReportMessage>>
{
    /// <summary>Most messages in one batch.</summary>
    public const int BatchMax = 500;

    public async Task Consume(ConsumeContext<Batch<StepReportMessage>> context)
    {
        var lines = new MemoryStream(context.Message.Length * 512);
        for (var i = 0; i < context.Message.Length; i++)
        {
            WriteLine(lines, context.Message[i].ReceiveContext.GetBody());
        }

        lines.Position = 0;
        var sender = new Sender("queue", "queue", Access.AllAgencies, Backfill: false);
        await steps.RunAsync(PipeReader.Create(lines), StepsForm.Ndjson, sender, dryRun: false, context.CancellationToken);
    }

    /// <summary>One report, one line. Line breaks in JSON stand only between tokens, so a space in their place changes nothing.</summary>
    private static void WriteLine(MemoryStream lines, byte[] body)
    {
        foreach (var b in body)
        {
            lines.WriteByte(b is (byte)'\n' or (byte)'\r' ? (byte)' ' : b);
        }

        lines.WriteByte((byte)'\n');
    }
}
