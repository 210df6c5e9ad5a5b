using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using OneStop.Dossiers;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Dossiers;

/// <summary><c>onestop import FILE</c> sends a file to the running program and prints the outcome.</summary>
public sealed class ImportVerbTests(ProvinceProgram province) : IClassFixture<ProvinceProgram>
{
    [Theory]
    [InlineData("steps.ndjson")]
    [InlineData("steps.ndjson.gz")]
    public async Task A_file_of_steps_is_sent_and_its_outcome_printed(string name)
    {
        var text = string.Join('\n', Enumerable.Range(0, 50).Select(_ => Steps.Received(Steps.NewDossier())));
        var (code, output, progress) = await RunAsync(name, text);
        Assert.Equal(0, code);
        Assert.Equal("50/0/0", JsonNode.Parse(output)!.AsObject().Counts());
        Assert.Contains("100 %", progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_line_makes_the_exit_code_1()
    {
        var (code, output, _) = await RunAsync("bad.ndjson", "broken\n" + Steps.Received(Steps.NewDossier()));
        Assert.Equal(1, code);
        Assert.Equal("1/0/1", JsonNode.Parse(output)!.AsObject().Counts());
    }

    [Fact]
    public async Task A_register_comes_back_with_its_outcomes_where_a_copy_is_asked_for()
    {
        var folder = Directory.CreateTempSubdirectory("onestop-copy-");
        try
        {
            var (path, copy) = (Path.Combine(folder.FullName, "so.xlsx"), Path.Combine(folder.FullName, "ket-qua.xlsx"));
            await File.WriteAllBytesAsync(path, SampleBook.Of(["STT", "Mã hồ sơ", "Ngày tiếp nhận"], ["1", Steps.NewDossier(), "12/04/2021"], ["2", "", "12/04/2021"]), TestContext.Current.CancellationToken);
            Assert.Equal(1, (await CallAsync(path, "--copy", copy)).Code);
            using var book = ZipFile.OpenRead(copy);
            using var sheet = new StreamReader(book.Entries.Single(static e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open());
            Assert.Contains("Không nhận: thiếu mã hồ sơ", await sheet.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_unknown_kind_of_file_is_a_wrong_call() => Assert.Equal(2, (await RunAsync("steps.txt", "x")).Code);

    private async Task<(int Code, string Output, string Progress)> RunAsync(string name, string text)
    {
        var folder = Directory.CreateTempSubdirectory("onestop-import-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await using (Stream file = File.Create(path))
            await using (var written = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file)
            {
                await written.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
            }

            return await CallAsync(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(int Code, string Output, string Progress)> CallAsync(params string[] arguments)
    {
        var (output, progress) = (new StringWriter(), new StringWriter());
        var settings = new OneStopSettings(province.Program.Url, province.Program.StateFolder);
        var verb = new DossiersModule().Verbs.Single(v => v.Name == "import");
        var code = await verb.Run(new VerbCall(VerbArguments.Read(verb, arguments).Arguments!, settings, province.Program.Url, output, progress), TestContext.Current.CancellationToken);
        return (code, output.ToString(), progress.ToString());
    }
}
