using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using OneStop.Runtime.Hosting.Commands;
using OneStop.Runtime.Provinces;

namespace OneStop.Runtime.Hosting;

/// <summary>The command line: <c>onestop [VERB] …</c>; without a verb, <c>serve</c>.</summary>
public static class OneStopProgram
{
    /// <summary>Runs it to the end.</summary>
    /// <param name="arguments">As the shell gave them.</param>
    /// <param name="modules">Everything this program can serve.</param>
    /// <param name="others">Services for <c>--serve</c> alone.</param>
    /// <param name="verbs">Words beside those of the modules.</param>
    /// <returns>The exit code: 0 done, 1 refused or found wrong, 2 called or set up wrongly, 130 interrupted.</returns>
    public static async Task<int> RunAsync(string[] arguments, IReadOnlyList<Module> modules, IReadOnlyList<Module> others, IReadOnlyList<Verb> verbs)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();
        OneStopSettings settings;
        try
        {
            settings = OneStopSettings.Read(configuration);
        }
        catch (InvalidOperationException wrong)
        {
            await Console.Error.WriteLineAsync($"onestop: {wrong.Message}");
            return 2;
        }

        if (DescribesItself)
        {
            await Description.RunAsync(settings, modules);
            return 0;
        }

        var named = arguments.Length > 0 && (!arguments[0].StartsWith('-') || AsksForHelp(arguments[0]));
        var word = named ? arguments[0] : "serve";
        var all = Verbs(modules, others, verbs);
        if (all.FirstOrDefault(verb => verb.Name == word) is not { } chosen)
        {
            return word is "help" || AsksForHelp(word) ? Help(all, Console.Out, 0) : Help(all, Console.Error, 2);
        }

        var words = arguments[(named ? 1 : 0)..];
        if (words.Any(AsksForHelp))
        {
            return Help([chosen], Console.Out, 0);
        }

        var (read, refusal) = VerbArguments.Read(chosen, words);
        if (read is null)
        {
            await Console.Error.WriteLineAsync($"onestop {word}: {refusal} It is called: onestop {chosen.Name} {chosen.Usage}");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = Interruption.Cancels(stop);
        try
        {
            return await chosen.Run(Call(read, settings), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync($"onestop {word}: {(SaysEnough(failure) ? failure.Message : failure)}");
            return 1;
        }
    }

    // A database, a server, a file or a key that is not as it should be says enough in one sentence; anything else is told with the place it came from.
    private static bool SaysEnough(Exception failure) => failure
        is InvalidOperationException or IOException or UnauthorizedAccessException or CryptographicException or HttpRequestException or Npgsql.NpgsqlException;

    // The build's OpenAPI generator runs the program to look at its routes.
    private static bool DescribesItself => Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    /// <summary>Every word of the command line of a program of these parts (see <see cref="RunAsync"/>).</summary>
    public static IReadOnlyList<Verb> Verbs(IReadOnlyList<Module> modules, IReadOnlyList<Module> others, IReadOnlyList<Verb> verbs)
    {
        IReadOnlyList<Verb> added = [.. modules.SelectMany(module => module.Verbs), .. verbs];
        List<Verb> all =
        [
            ServeVerb.For(modules, others, added.FirstOrDefault(verb => verb.Name == "demo")), TokenVerb.Verb, VerifyVerb.For(modules), BackupVerb.Verb, RestoreVerb.Verb,
            StatusVerb.For(modules), RebuildVerb.For(modules), MigrateVerb.For(modules), .. added,
        ];
        all.Add(CompletionVerb.For(() => all));
        return all;
    }

    private static bool AsksForHelp(string word) => word is "--help" or "-h";

    // --province CODE: the verb is about that province of the map, with its database, state folder and keys.
    private static VerbCall Call(VerbArguments arguments, OneStopSettings settings)
    {
        var call = new VerbCall(arguments, settings, ServerFile.Read(settings), Console.Out, Console.Error);
        if (call.Option(Verb.Province.Name) is not { } code)
        {
            return call;
        }

        var entry = ProvinceMap.Find(settings.Provinces, code);
        var own = entry.In(settings, issuer: null);
        return entry.Url is not null
            ? throw new InvalidOperationException($"{code} has a program of its own at {entry.Url}; call that one's.")
            : call with { Settings = own, ServerUrl = ServerFile.Read(own) };
    }

    private static int Help(IReadOnlyList<Verb> verbs, TextWriter to, int exitCode)
    {
        to.WriteLine("onestop [VERB] [OPTIONS]");
        foreach (var verb in verbs)
        {
            to.WriteLine($"  {verb.Name,-10} {verb.Summary}{(verb.Usage.Length > 0 ? $": {verb.Usage}" : "")}");
        }

        to.WriteLine("Every verb takes --province CODE where ONESTOP_PROVINCES names a map. Exit codes: 0 done, 1 refused or found wrong, 2 called wrongly, 130 interrupted.");

        return exitCode;
    }
}
