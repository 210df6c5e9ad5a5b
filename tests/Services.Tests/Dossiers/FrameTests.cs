using System.IO.Pipelines;
using System.Text;
using OneStop.Dossiers.Intake;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>However the wire cuts a body into pieces, its items and their outcomes are the same.</summary>
public sealed class FrameTests
{
    private static readonly string Good = Steps.Received("000.00.07.H10-210412-9001", step => step["unit"] = "Phòng \"A\" {[\\");

    public static TheoryData<StepsForm, string, string> Bodies => new()
    {
        { StepsForm.Ndjson, $"{Good}\n\n{{broken\r\n{Good}\n  \n[1]\n{Good}", "1 3badJson 4 6badJson 7" },
        { StepsForm.Ndjson, $"\uFEFF{Good}\n", "1" },
        { StepsForm.Json, $" {Good} ", "1" },
        { StepsForm.Json, $"[{Good},{Good} , 12 ,\"]\",{{}},{Good}]", "1 2 3badJson 4badJson 5missingField 6" },
        { StepsForm.Json, $"[{Good},{{\"source\":1,}},{Good}]", "1 2badJson" },
        { StepsForm.Json, $"[{Good},{Good}", "1 2 3badJson" },
        { StepsForm.Json, $"[{Good},]", "1 2badJson" },
        { StepsForm.Json, $"{Good}{Good}", "1 2badJson" },
        { StepsForm.Json, "[]", "" },
        { StepsForm.Json, "nonsense", "1badJson" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Cutting_the_body_anywhere_changes_nothing(StepsForm form, string body, string outcomes)
    {
        foreach (var piece in (int[])[1, 2, 3, 7, 64, 100_000])
        {
            Assert.Equal(outcomes, await OutcomesAsync(form, Encoding.UTF8.GetBytes(body), piece));
        }
    }

    [Theory]
    [InlineData(StepsForm.Ndjson, "\n")]
    [InlineData(StepsForm.Json, ",")]
    public async Task An_item_too_large_to_keep_is_passed_over_in_constant_memory(StepsForm form, string between)
    {
        var large = "{\"note\":\"" + new string('x', Frames.ItemBytesMax) + "\"}";
        var body = string.Join(between, Good, large, Good);
        Assert.Equal("1 2tooLarge 3", await OutcomesAsync(form, Encoding.UTF8.GetBytes(form == StepsForm.Json ? $"[{body}]" : body), 4096));
    }

    private static async Task<string> OutcomesAsync(StepsForm form, byte[] body, int piece)
    {
        var pipe = PipeReader.Create(new Pieces(body, piece));
        var steps = new StepReader(forbids: null, backfill: false);
        using Frames frames = form == StepsForm.Ndjson ? new NdjsonFrames(pipe, steps) : new JsonFrames(pipe, steps);
        using var batch = new StepBatch();
        while (await frames.FillAsync(batch, TestContext.Current.CancellationToken))
        {
        }

        var told = batch.Steps.Select(s => (s.Line, Text: $"{s.Line}")).Concat(batch.Rejected.Select(r => (r.Line, Text: $"{r.Line}{r.Code}")));
        return string.Join(' ', told.OrderBy(o => o.Line).Select(o => o.Text));
    }

    /// <summary>A stream that never gives more than a few bytes at once.</summary>
    private sealed class Pieces(byte[] body, int piece) : MemoryStream(body, writable: false)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(piece, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
