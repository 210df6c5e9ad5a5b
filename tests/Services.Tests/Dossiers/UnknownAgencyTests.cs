using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Dossiers;

/// <summary>
/// Dossiers of agencies the catalogue does not know are seen from a root agency and from themselves (ruling 27), by look-up, lists and forms alike, also where
/// the catalogue does not know the root either.
/// </summary>
public sealed class UnknownAgencyTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task Who_sees_a_dossier_sees_it_everywhere()
    {
        var (known, deskOnly) = (Steps.NewDossier(), Steps.NewDossier());
        using var all = program.Client();
        await all.PostAsync(
            Steps.Received(known) + "\n" + Steps.Received(deskOnly, static step => (step["agency"], step["data"]!["receivedBy"]) = ("H20.01", "H10.30")));
        await ExampleProgram.ReachAsync(all);
        foreach (var (agency, seen) in new (string, string[])[]
        {
            ("H10", [known, deskOnly]),
            ("H10.07", [known]),
            ("H10.30", [deskOnly]),
            ("H20.01", [deskOnly]),
            ("H10.08", []),
        })
        {
            using var client = program.Client(agency);
            foreach (var dossier in (string[])[known, deskOnly])
            {
                Assert.Equal((agency, seen.Contains(dossier) ? "200" : "404 dossierNotFound"), (agency, await client.GetOutcomeAsync("/v1/dossiers/" + dossier)));
            }

            Assert.Equal(
                (agency, string.Join(' ', seen.Order(StringComparer.Ordinal))),
                (agency, string.Join(' ', (await client.GetJsonAsync("/v1/dossiers"))["items"]!.AsArray().Select(static i => (string)i!["code"]!))));
            var form = await client.GetJsonAsync("/v1/reports/ii06a?from=2021-04-01&to=2021-04-30");
            var resolved = agency == "H10" ? 2 : agency is "H10.07" or "H20.01" ? 1 : 0;
            Assert.Equal((agency, resolved), (agency, (int)form["total"]!["values"]!["3"]!));
        }
    }
}
