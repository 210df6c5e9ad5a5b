using OneStop.Runtime.Ledger.Verifying;
using static OneStop.Runtime.Tests.Ledger.LedgerFixture;

namespace OneStop.Runtime.Tests.Ledger;

/// <summary>
/// Every change behind the ledger's back is named with its place. Each case plants its own fault in a ledger of three batches: 1–10, 11–20, 21–30.
/// </summary>
public sealed class VerificationTests : IAsyncLifetime
{
    private readonly LedgerFixture _ledger = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _ledger.InitializeAsync();
        for (var batch = 0; batch < 3; batch++)
        {
            await _ledger.First.Writer.AppendAsync(Steps($"batch-{batch}", 10), CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task An_untouched_ledger_is_whole()
    {
        var report = await VerifyAsync();
        Assert.True(report.Whole);
        Assert.Equal((30, 3, 30), (report.Entries, report.Batches, report.Head));
    }

    [Theory]
    [InlineData("update ledger.entries set body = set_byte(body, 20, get_byte(body, 20) # 1) where position = 17", FaultKind.Altered, 17)]
    [InlineData("update ledger.entries set stream = 'H10.07-other' where position = 3", FaultKind.Altered, 3)]
    [InlineData("update ledger.entries set stream = null where position = 3", FaultKind.Altered, 3)]
    [InlineData("update ledger.entries set appended_at = appended_at - interval '1 microsecond' where position = 21", FaultKind.Altered, 21)]
    [InlineData("update ledger.entries set key = gen_random_uuid() where position = 30", FaultKind.Altered, 30)]
    [InlineData("update ledger.entries set kind = 2 where position = 1", FaultKind.Altered, 1)]
    [InlineData("delete from ledger.entries where position = 14", FaultKind.Missing, 14)]
    [InlineData("delete from ledger.entries where position = 20", FaultKind.Missing, 20)]
    [InlineData("delete from ledger.batches where first_position = 11", FaultKind.BatchMissing, 11)]
    [InlineData("update ledger.batches set hash = sha256(hash) where first_position = 11", FaultKind.Rewritten, 11)]
    [InlineData("update ledger.batches set previous_hash = sha256(hash) where first_position = 11", FaultKind.Rewritten, 10)]
    [InlineData("delete from ledger.entries where position = 30", FaultKind.Head, 30)]
    [InlineData("update ledger.head set position = 20", FaultKind.Head, 21)]
    [InlineData("update ledger.head set hash = sha256(hash)", FaultKind.Head, 31)]
    public async Task A_planted_change_is_named_with_its_place(string change, FaultKind kind, long position)
    {
        await _ledger.ExecuteAsync(change);
        var report = await VerifyAsync();
        Assert.Contains(report.Faults, fault => fault.Kind == kind && fault.Position == position);
    }

    [Fact]
    public async Task One_changed_entry_is_one_fault()
    {
        await _ledger.ExecuteAsync("update ledger.entries set body = convert_to('{}', 'UTF8') where position = 12");
        var fault = Assert.Single((await VerifyAsync()).Faults);
        Assert.Equal((FaultKind.Altered, 12), (fault.Kind, fault.Position));
        Assert.NotNull(fault.At);
    }

    [Theory]
    [InlineData("position")]
    [InlineData("position, appended_at")]
    public async Task Two_swapped_entries_are_named_together(string moved)
    {
        var columns = moved.Split(", ");
        var set = string.Join(", ", columns.Select(column => $"{column} = other.{column}"));
        await _ledger.ExecuteAsync(
            $"""
            alter table ledger.entries drop constraint entries_pkey;
            update ledger.entries entry set {set} from ledger.entries other
            where entry.position in (15, 28) and other.position in (15, 28) and other.position <> entry.position
            """);
        var fault = Assert.Single((await VerifyAsync()).Faults);
        Assert.Equal((FaultKind.Swapped, 15), (fault.Kind, fault.Position));
        Assert.Contains("28", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_rewritten_with_fitting_digests_and_hash_is_found_by_the_next_one()
    {
        // Written anew by the ledger's own hand on another ledger, then put in place of batch 11–20: inside, everything fits.
        await using var forger = new LedgerFixture();
        await forger.InitializeAsync();
        await forger.ExecuteAsync(
            $"update ledger.head set hash = '\\x{await _ledger.First.Reader.ChainHashAtAsync(10, Ct)}', genesis = hash, position = 10, placed_to = 10");
        await forger.First.Writer.AppendAsync(Steps("forged", 10), Ct);
        await _ledger.ExecuteAsync("delete from ledger.entries where position between 11 and 20; delete from ledger.batches where first_position = 11");
        foreach (var table in new[] { "entries", "batches" })
        {
            await Move(forger, table);
        }

        var fault = Assert.Single((await VerifyAsync()).Faults);
        Assert.Equal((FaultKind.Rewritten, 20), (fault.Kind, fault.Position));
    }

    [Fact]
    public async Task A_history_rewritten_to_the_very_head_is_found_by_an_anchor()
    {
        var anchor = new Anchor(30, (await _ledger.First.Reader.HeadAsync(Ct)).ChainHash, TimeProvider.System.GetUtcNow());
        Assert.True((await VerifyAsync(anchor)).Whole);
        await _ledger.ExecuteAsync(
            """
            delete from ledger.entries where position > 20;
            delete from ledger.batches where first_position = 21;
            update ledger.head set position = 20, hash = (select hash from ledger.batches where last_position = 20)
            """);
        Assert.True((await VerifyAsync()).Whole);
        Assert.Equal(FaultKind.Anchor, Assert.Single((await VerifyAsync(anchor)).Faults).Kind);
        await _ledger.First.Writer.AppendAsync(Steps("another-history", 10), Ct);
        Assert.Equal(FaultKind.Anchor, Assert.Single((await VerifyAsync(anchor)).Faults).Kind);
    }

    [Fact]
    public async Task Long_bodies_and_many_entries_are_read_as_well_as_short_ones()
    {
        await _ledger.First.Writer.AppendAsync(Steps("many", 5_000), CancellationToken.None);
        var text = new string('x', 900_000);
        await _ledger.First.Writer.AppendAsync([.. Steps("long", 3).Select(step => step with { Body = System.Text.Encoding.UTF8.GetBytes($"\"{text}\"") })], CancellationToken.None);
        var report = await VerifyAsync();
        Assert.Equal((true, 5_033, 5_033), (report.Whole, report.Entries, report.Head));
    }

    /// <summary>In one stretch and in several side by side: they find the same.</summary>
    private async Task<VerificationReport> VerifyAsync(params Anchor[] anchors)
    {
        var whole = await new Verification(_ledger.First.Database, anchors).RunAsync(Ct, stretchesMax: 1);
        var divided = await new Verification(_ledger.First.Database, anchors).RunAsync(Ct, stretchesMax: 3);
        Assert.Equal((whole.Entries, whole.Batches, whole.Anchors, whole.Head), (divided.Entries, divided.Batches, divided.Anchors, divided.Head));
        Assert.Equal(whole.Faults, divided.Faults);
        return whole;
    }

    private async Task Move(LedgerFixture from, string table)
    {
        await using var source = await from.First.Database.OpenConnectionAsync(Ct);
        await using var target = await _ledger.First.Database.OpenConnectionAsync(Ct);
        using var text = new StringReader(await (await source.BeginTextExportAsync($"copy ledger.{table} to stdout", Ct)).ReadToEndAsync(Ct));
        await using var into = await target.BeginTextImportAsync($"copy ledger.{table} from stdin", Ct);
        await into.WriteAsync(await text.ReadToEndAsync(Ct));
    }
}
