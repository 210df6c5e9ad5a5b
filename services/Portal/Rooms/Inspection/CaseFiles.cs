using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OneStop.Contracts.Dossiers;
using OneStop.Contracts.Reports;
using OneStop.Portal.Accounts;
using OneStop.Portal.Api;
using OneStop.Portal.Rooms.OneDossier;
using OneStop.Runtime.Hosting;

namespace OneStop.Portal.Rooms.Inspection;

/// <summary>
/// <c>GET /kiem-tra/tai-ve?…</c>: the case files of a sample as one ZIP: per dossier its state with explanations, its ledger entries and its papers;
/// the exception list of all of them; and how the sample was drawn. Asked with the rights of the person who takes them, so personal data stay
/// masked for whoever may not see them.
/// </summary>
public static class CaseFiles
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Wired = new(WireJson.Options) { WriteIndented = true };

    public static async Task<IResult> RunAsync(HttpContext context, ServiceClient services, NoteReading note, Viewer viewer, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(clock);
        if (SampleQuestion.Read(context.Request.Query) is not { } question)
        {
            return Results.Redirect("/kiem-tra");
        }

        var answer = await services.ReportsAsync<Sample>(question.Asked);
        if (answer.Value is not { } sample)
        {
            return Results.Text(answer.Fault!.Detail, "text/plain; charset=utf-8", statusCode: answer.Fault.Status);
        }

        await note.RunAsync(Reading.CaseFiles, question.At("").ToString(), context.RequestAborted);
        var file = new MemoryStream();
        await WriteAsync(file, services, question, sample, viewer.UserName, clock.GetUtcNow());
        file.Position = 0;
        return Results.File(file, "application/zip", $"mau-kiem-tra-{question.Period.From:yyyyMMdd}-{question.Period.To:yyyyMMdd}.zip");
    }

    private static async Task WriteAsync(Stream file, ServiceClient services, SampleQuestion question, Sample sample, string user, DateTimeOffset now)
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        var exceptions = new StringBuilder("Mã hồ sơ;Phát hiện;Diễn giải\n");
        foreach (var item in sample.Drawn)
        {
            await AddDossierAsync(zip, services, item.Code, exceptions);
        }

        await AddAsync(zip, "ngoai-le.csv", "\uFEFF" + exceptions);
        var how = new
        {
            seed = question.Seed,
            from = question.Period.From,
            to = question.Period.To,
            agency = question.Agency,
            late = question.Late,
            population = sample.Population,
            populationSha256 = sample.PopulationSha256,
            drawn = sample.Drawn.Select(d => d.Code),
            order = "SHA-256(seed LF code), smallest first",
            by = user,
            at = now,
        };
        await AddAsync(zip, "mau.json", JsonSerializer.Serialize(how, Wired));
    }

    private static async Task AddDossierAsync(ZipArchive zip, ServiceClient services, string code, StringBuilder exceptions)
    {
        var folder = code.Replace('/', '_');
        var path = "/v1/dossiers/" + Uri.EscapeDataString(code);
        var state = await services.DossiersAsync<JsonObject>(new Query(path));
        var entries = await services.DossiersAsync<JsonObject>(new Query(path + "/entries").With("limit", 500));
        await AddAsync(zip, folder + "/ho-so.json", Text(state));
        await AddAsync(zip, folder + "/ban-ghi.json", Text(entries));
        if (state.Value?.Deserialize<DossierAnswer>(WireJson.Options) is not { } dossier)
        {
            return;
        }

        foreach (var finding in dossier.Insight.Exceptions)
        {
            exceptions.Append(code).Append(';').Append(finding.Name).Append(';').Append(finding.Sentence.Replace(';', ',')).Append('\n');
        }

        foreach (var (paper, _) in DossierPapers.For(dossier))
        {
            using var printed = await services.DownloadAsync(new Query("/v1/papers/" + paper).With("dossier", code).With("format", "html"));
            if (printed is { IsSuccessStatusCode: true })
            {
                await AddAsync(zip, $"{folder}/{paper}.html", await printed.Content.ReadAsStringAsync());
            }
        }
    }

    // What could not be had is named in its place, so that nobody takes a gap for an empty file.
    private static string Text(Answer<JsonObject> answer) =>
        answer.Value?.ToJsonString(Written) ?? new JsonObject { ["fault"] = answer.Fault?.Code, ["detail"] = answer.Fault?.Detail }.ToJsonString(Written);

    private static async Task AddAsync(ZipArchive zip, string name, string text)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync();
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text));
    }
}
