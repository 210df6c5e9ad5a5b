using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Services.Tests.Dossiers;

namespace OneStop.Services.Tests.Reports;

/// <summary>A cut-off a little back is counted from the current cells less what changed since: at every position that is what all facts give.</summary>
public sealed class NearCutOffTests
{
    private static readonly (DateOnly From, DateOnly To)[] Periods =
    [
        (new(2021, 3, 15), new(2021, 4, 30)), (new(2021, 4, 15), new(2021, 6, 14)), (new(2021, 5, 1), new(2021, 6, 30)), (new(2021, 1, 1), new(2021, 12, 31)),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cells_less_what_changed_are_the_facts_valid_then()
    {
        await using var province = new ProvinceProgram();
        await province.InitializeAsync();
        using var client = province.Program.Client();
        await using var database = NpgsqlDataSource.Create(province.Program.Db);
        var head = 0L;
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Golden", "example", "steps.ndjson"), Ct);
        var refused = Steps.NewDossier();
        string[] more =
        [
            Steps.Line("refusedAtIntake", refused, s => s["occurredAt"] = "2021-04-10T09:00:00+07:00"), Steps.Received(refused, s => s["occurredAt"] = "2021-05-10T09:00:00+07:00"),
        ];
        foreach (var piece in lines.OrderBy(l => l.Length % 7).Concat(more).Chunk(9))
        {
            await client.PostAsync(string.Join('\n', piece));
            head = await ExampleProgram.ReachAsync(client);
            await using var note = database.CreateCommand(
                "insert into reports.numbered select c.position + 1, (select coalesce(max(dossier_no), 0) from reports.dossiers) from reports.checkpoint c on conflict do nothing");
            await note.ExecuteNonQueryAsync(Ct);
        }

        await ExampleProgram.ExplainAsync(province.Program);
        head = await ExampleProgram.ReachAsync(client);
        var cutOffs = province.Program.Services.GetRequiredService<CutOffs>();
        var different = new HashSet<string>(StringComparer.Ordinal);
        for (var position = 1L; position < head; position++)
        {
            await using var opened = await cutOffs.ReopenAsync(position, new DateOnly(2021, 12, 31), Ct);
            foreach (var (from, to) in Periods)
            {
                foreach (var view in Enum.GetValues<ReportView>())
                {
                    var near = await FiguresAsync(opened.CutOff with { IsCurrent = false, IsNear = true }, from, to, view);
                    Assert.Equal(await FiguresAsync(opened.CutOff with { IsCurrent = false, IsNear = false }, from, to, view), near);
                    different.Add(near);
                }
            }
        }

        Assert.True(different.Count > 40, $"only {different.Count} different answers: the positions show nothing");
    }

    private static async Task<string> FiguresAsync(CutOff cutOff, DateOnly from, DateOnly to, ReportView view)
    {
        var figures = await SumFigures.OfAsync(new ReportQuestion(from, to, "*", ScopeBy.Resolving, "total", view, cutOff, null), Ct);
        return string.Join('\n', figures.Select(f => f.ToString()).Order(StringComparer.Ordinal));
    }
}
