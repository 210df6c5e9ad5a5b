using System.Text;
using System.Text.Json;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Runtime.Tests.Formats;

/// <summary>What reading a stored step costs, counted and not timed.</summary>
public sealed class ReadingCostTests
{
    private const int Bodies = 2000;

    [Fact]
    public void A_step_once_its_names_are_known_takes_at_most_900_bytes_of_memory()
    {
        var bodies = Enumerable.Range(0, Bodies).Select(Body).ToList();
        ReadAll(bodies);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(bodies);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Bodies, 1, 900);
    }

    [Fact]
    public void Texts_that_come_again_are_one_string_and_ids_are_their_own()
    {
        var first = Read(Body(1), out _);
        var second = Read(Body(2), out _);
        Assert.Same(first.Source, second.Source);
        Assert.Same(first.Unit, second.Unit);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public void One_pass_reads_the_same_entry_and_names_its_dossier()
    {
        var body = Body(7);
        var entry = Read(body, out var dossier);
        Assert.Equal(StepFormat.Read(7, DateTimeOffset.UnixEpoch, body), entry);
        Assert.Equal("000.00.07.H10-210412-0007", dossier);
    }

    [Fact]
    public void A_body_without_a_dossier_is_refused() =>
        Assert.Throws<JsonException>(() => Read("""{"source":"a","id":"1","type":"received","occurredAt":"2021-04-12T08:15:00+07:00"}"""u8.ToArray(), out _));

    private static void ReadAll(List<byte[]> bodies)
    {
        foreach (var body in bodies)
        {
            Read(body, out _);
        }
    }

    private static Core.Dossiers.Entry Read(byte[] body, out string dossier)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        return StepFormat.Read(7, DateTimeOffset.UnixEpoch, ref reader, out dossier);
    }

    private static byte[] Body(int n) => Encoding.UTF8.GetBytes(
        $$"""{"source":"igate.binhphuoc","id":"id-{{n:0000}}","type":"received","dossier":"000.00.07.H10-210412-{{n:0000}}","occurredAt":"2021-04-12T08:15:00+07:00","recordedAt":"2021-04-12T08:16:10+07:00","agency":"H10.07","unit":"Bộ phận Một cửa","officer":"u17","data":{"procedure":"1.004949","channel":"online","appointmentOn":"2021-04-27"} }""");
}
