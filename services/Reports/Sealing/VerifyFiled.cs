using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using OneStop.Reports.Asking;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Ledger.Verifying;

namespace OneStop.Reports.Sealing;

/// <summary>
/// Checks every filed report: its bytes against its hash, that hash against the one the ledger noted when it was filed, and the whole against the
/// same report made again. A report the ledger noted and nobody has any more is a fault too.
/// </summary>
internal sealed class VerifyFiled(NpgsqlDataSource database, SealedTable table, ReportForms forms, CutOffs cutOffs)
{
    private const int PageSize = 200;

    /// <param name="ledger">Where notices stand; null where the ledger is another database's.</param>
    public async Task<FiledVerification> RunAsync(LedgerReader? ledger, CancellationToken ct)
    {
        if (await ReachedAsync(ct) is not { } reached)
        {
            return new(0, 0, []);
        }

        var (sealedCount, again, faults) = (0, 0, new List<Fault>());
        var noted = ledger is null ? [] : await NotedAsync(ledger, ct);
        DateTimeOffset? before = null;
        while (await table.ListAsync(PageSize, before, ct) is { Count: > 0 } page)
        {
            foreach (var item in page)
            {
                var edition = (await table.FindAsync(item.Id, ct))!;
                sealedCount++;
                again += edition.Position <= reached ? 1 : 0;
                if (await FaultOfAsync(edition, noted.Remove(item.Id, out var notice) ? notice.Sha256 : null, edition.Position <= reached, ct) is { } detail)
                {
                    faults.Add(new(FaultKind.FiledReport, edition.Position, item.SealedAt, $"The filed report {item.Id} ({item.Form}, {item.From:yyyy-MM-dd} to {item.To:yyyy-MM-dd}) {detail}"));
                }
            }

            before = page[^1].SealedAt;
        }

        faults.AddRange(noted.Select(gone => new Fault(FaultKind.FiledReport, gone.Value.Position, gone.Value.At, $"The filed report {gone.Key} that the ledger noted is gone.")));
        return new(sealedCount, again, [.. faults.OrderBy(static fault => fault.Position)]);
    }

    private async Task<string?> FaultOfAsync(Edition edition, string? noted, bool makeAgain, CancellationToken ct)
    {
        if (Hash(edition.Body.Span) != edition.Sha256)
        {
            return "does not have the bytes of its hash.";
        }

        if (noted is not null && noted != edition.Sha256)
        {
            return $"is not the one that the ledger noted when it was filed, {noted}.";
        }

        if (!makeAgain || forms.Find(edition.Form) is null)
        {
            return null;
        }

        await using var opened = await cutOffs.ReopenAsync(edition.Position, edition.Today, ct);
        return forms.Find(edition) is { } form && Hash(ReportRoutes.BytesOf(await form.AnswerAsync(form.Read(edition.Under(opened.CutOff)), ct))) == edition.Sha256
            ? null
            : "does not come out again from the ledger.";
    }

    /// <summary>How far Reports has come; null where it has no schema yet.</summary>
    private async Task<long?> ReachedAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select to_regclass('reports.sealed') is not null and to_regclass('reports.checkpoint') is not null");
        if (await command.ExecuteScalarAsync(ct) is not true)
        {
            return null;
        }

        await using var checkpoint = database.CreateCommand("select position from reports.checkpoint");
        return await checkpoint.ExecuteScalarAsync(ct) as long? ?? 0;
    }

    private static async Task<Dictionary<string, (string Sha256, long Position, DateTimeOffset At)>> NotedAsync(LedgerReader ledger, CancellationToken ct)
    {
        var noted = new Dictionary<string, (string, long, DateTimeOffset)>(StringComparer.Ordinal);
        await foreach (var entry in ledger.ReadCatalogueAsync(0, ct))
        {
            if (entry.Kind == EntryKind.Notice && JsonSerializer.Deserialize<JsonElement>(entry.Body.Span) is var body
                && body.GetProperty("type").GetString() == "reportSealed" && body.GetProperty("data") is var data)
            {
                noted[data.GetProperty("report").GetString()!] = (data.GetProperty("sha256").GetString()!, entry.Position, entry.AppendedAt);
            }
        }

        return noted;
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
