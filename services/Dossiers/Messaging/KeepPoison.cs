using MassTransit;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Intake;
using OneStop.Dossiers.Quarantine;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Messaging;

/// <summary>
/// What the queue's reader could not even open, or failed over, lies in quarantine like every other item that was not taken, instead of in a queue
/// beside the queue where nobody looks. Where it cannot be kept, the message stays in the queue.
/// </summary>
internal sealed class KeepPoison(KeepRejected quarantine) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var body = context.Body.GetBytes();
        var line = RejectedLine.Whole(1, null, null, null, RejectionCodes.BadJson, $"thông điệp không đọc được ({context.Exception.GetBaseException().GetType().Name})", body);
        await quarantine.KeepAsync([line], new Sender("queue", "queue", Access.AllAgencies, Backfill: false));
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("keepPoison");
}
