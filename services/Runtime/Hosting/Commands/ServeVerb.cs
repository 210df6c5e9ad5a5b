using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>
/// <c>serve [--serve dossiers,reports,portal] [--demo NAME]</c>: serves until it is stopped. Once <c>/health/ready</c> answers 200 it prints one
/// line on standard output, <c>ready URL USER PASSWORD</c> (without the last two where it keeps no accounts), and nothing else ever; then the
/// demo province is loaded by the verb <c>demo</c>, once per state folder.
/// </summary>
internal static class ServeVerb
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static Verb For(IReadOnlyList<Module> modules, IReadOnlyList<Module> others, Verb? demo) => new(
        "serve", "serve until stopped", (call, ct) => RunAsync(call, modules, others, demo, ct))
    {
        Options =
        [
            new("serve", $"{string.Join(',', modules.Select(module => module.Name))}|{string.Join('|', others.Select(module => module.Name))}"),
            new("demo", "NAME"),
        ],
    };

    private static async Task<int> RunAsync(VerbCall call, IReadOnlyList<Module> usual, IReadOnlyList<Module> others, Verb? demo, CancellationToken ct)
    {
        var names = call.Option("serve")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [.. usual.Select(m => m.Name)];
        IReadOnlyList<Module> all = [.. usual, .. others];
        if (names.FirstOrDefault(name => all.All(module => module.Name != name)) is { } unknown)
        {
            await call.Error.WriteLineAsync($"There is no service '{unknown}'. Services: {string.Join(' ', all.Select(module => module.Name))}");
            return 2;
        }

        var (load, refusal) = call.Option("demo") is { } province && demo is not null ? VerbArguments.Read(demo, [province]) : (null, null);
        if (refusal is not null)
        {
            await call.Error.WriteLineAsync(refusal);
            return 2;
        }

        await using var server = await Server.StartAsync(call.Settings, [.. all.Where(module => names.Contains(module.Name))], ct: ct);
        if (server.ClusterFolder is { } folder)
        {
            await call.Error.WriteLineAsync($"The database lies in {folder}.");
        }

        ServerFile.Write(call.Settings, server.Url);
        try
        {
            await UntilReadyAsync(server.Url, ct);
            await AnnounceAsync(call, server, ct);
            if (load is not null)
            {
                await LoadAsync(demo!, call with { ServerUrl = server.Url, Arguments = load, Output = call.Error }, ct);
            }

            await server.UntilDrainedAsync(ct);
            await call.Error.WriteLineAsync("Stopping.");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await call.Error.WriteLineAsync("Stopping.");
        }
        finally
        {
            ServerFile.Remove(call.Settings);
        }

        return 0;
    }

    private static async Task UntilReadyAsync(string url, CancellationToken ct)
    {
        using var client = new HttpClient();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri($"{url}/health/ready"), ct);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(Pause, ct);
        }
    }

    private static async Task AnnounceAsync(VerbCall call, Server server, CancellationToken ct)
    {
        var accounts = server.Services.GetService<IFirstAccount>();
        var account = accounts is null ? null : await accounts.EnsureAsync(ct);
        await call.Output.WriteLineAsync(account is null ? $"ready {server.Url}" : $"ready {server.Url} {account.User} {account.Password}");
        await call.Output.FlushAsync(ct);
    }

    // The mark is set when the load has ended well; sending it again after a broken-off load only meets duplicates.
    private static async Task LoadAsync(Verb demo, VerbCall call, CancellationToken ct)
    {
        var mark = Path.Combine(call.Settings.DataFolder, $"demo-{call.Operands[0]}.loaded");
        if (!File.Exists(mark) && await demo.Run(call, ct) == 0)
        {
            await File.WriteAllTextAsync(mark, "", ct);
        }
    }
}
