using System.Collections.Concurrent;
using System.IO.Pipelines;
using OneStop.Contracts.Dossiers;
using OneStop.Dossiers.Catalogue;

namespace OneStop.Dossiers.Intake;

/// <summary>Which form a body of steps has.</summary>
public enum StepsForm
{
    /// <summary>One object, or an array.</summary>
    Json,

    /// <summary>One object per line.</summary>
    Ndjson,
}

/// <summary>
/// Takes a body of step reports of any length (ruling 32a) in constant memory: while one batch is on its way into the ledger, the next is
/// read. Batches of one request are written in order, so that of two bodies with the same key the first one sent holds.
/// </summary>
public sealed class RecordSteps(WriteBatch writer, CatalogueNow catalogue)
{
    private const int PooledBytesMax = 8_000_000;
    private readonly ConcurrentBag<StepBatch> _pool = [];

    /// <summary>Takes the body; null when there was nothing in it.</summary>
    /// <exception cref="InvalidDataException">The body's compression is broken; what stood before it was taken.</exception>
    public async Task<StepsAnswer?> RunAsync(PipeReader body, StepsForm form, Sender sender, bool dryRun, CancellationToken ct)
    {
        var steps = new StepReader(catalogue.ForbiddenTo(sender.Agency), sender.Backfill, sender.Source);
        using Frames frames = form == StepsForm.Ndjson ? new NdjsonFrames(body, steps) : new JsonFrames(body, steps);
        var tally = new Tally();
        var seen = new HashSet<(string, string)>();
        var writing = Task.CompletedTask;
        StepBatch? underWay = null;
        try
        {
            for (var more = true; more;)
            {
                var batch = Rent();
                try
                {
                    more = await frames.FillAsync(batch, ct);
                }
                finally
                {
                    await writing;
                    Return(underWay);
                    underWay = batch;
                    writing = dryRun ? writer.TryAsync(batch, tally, seen, ct) : writer.WriteAsync(batch, sender, tally);
                }
            }
        }
        finally
        {
            await writing;
            Return(underWay);
        }

        return frames.HasContent ? tally.Answer() : null;
    }

    private StepBatch Rent() => _pool.TryTake(out var batch) ? batch : new StepBatch();

    private void Return(StepBatch? batch)
    {
        if (batch is null)
        {
            return;
        }

        if (batch.BytesHeld <= PooledBytesMax && _pool.Count < 128)
        {
            batch.Clear();
            _pool.Add(batch);
        }
        else
        {
            batch.Dispose();
        }
    }
}
