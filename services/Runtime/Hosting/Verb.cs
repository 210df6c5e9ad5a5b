using System.Text.Json;

namespace OneStop.Runtime.Hosting;

/// <summary>A word of the command line: <c>onestop NAME …</c>.</summary>
/// <param name="Name">The word.</param>
/// <param name="Summary">What it does, in a few words for <c>onestop help</c>.</param>
/// <param name="Run">Does it; the result is the exit code: 0 done, 1 refused or found wrong, 2 called wrongly.</param>
public sealed record Verb(string Name, string Summary, Func<VerbCall, CancellationToken, Task<int>> Run)
{
    /// <summary>The option that every verb takes: which province of the map it is about.</summary>
    public static readonly VerbOption Province = new("province", "CODE");

    /// <summary>The option of verbs that can answer with one line of JSON.</summary>
    public static readonly VerbOption Json = new("json");

    /// <summary>What it takes beside options, as help shows it: <c>FILE</c>, <c>[FILE]</c>; empty = nothing.</summary>
    public string Operands { get; init; } = "";

    /// <summary>How many of them at most.</summary>
    public int OperandsMax { get; init; }

    /// <summary>What it takes beside <see cref="Province"/>; any other word with two dashes is a wrong call.</summary>
    public IReadOnlyList<VerbOption> Options { get; init; } = [];

    /// <summary>Everything it takes.</summary>
    public IEnumerable<VerbOption> AllOptions => [.. Options, Province];

    /// <summary>How it is called, without its name: <c>FILE --replace [--json]</c>.</summary>
    public string Usage => string.Join(' ', [.. Operands.Length > 0 ? [Operands] : Array.Empty<string>(), .. Options.Select(option => option.Usage)]);
}

/// <summary>An option of a verb.</summary>
/// <param name="Name">Without the dashes.</param>
/// <param name="Value">What follows it, as help shows it; <c>null</c> = a word that stands alone.</param>
/// <param name="Needed">Whether help shows it without brackets; the verb itself says what is wrong without it.</param>
public sealed record VerbOption(string Name, string? Value = null, bool Needed = false)
{
    /// <summary>As help shows it.</summary>
    public string Usage => (Needed, Value) switch
    {
        (true, null) => $"--{Name}",
        (true, _) => $"--{Name} {Value}",
        (false, null) => $"[--{Name}]",
        _ => $"[--{Name} {Value}]",
    };
}

/// <summary>One call of a verb.</summary>
/// <param name="Arguments">What follows the word.</param>
/// <param name="Settings">The program's settings.</param>
/// <param name="ServerUrl">
/// Where the running server answers, without a closing slash: the one that uses the same state folder, else the first of
/// <see cref="OneStopSettings.Urls"/>. Nobody has asked it yet.
/// </param>
/// <param name="Output">What the caller may pipe on.</param>
/// <param name="Error">Everything else: progress, explanations, failures.</param>
public sealed record VerbCall(
    VerbArguments Arguments,
    OneStopSettings Settings,
    string ServerUrl,
    TextWriter Output,
    TextWriter Error)
{
    /// <summary>What stands there beside options, in its order.</summary>
    public IReadOnlyList<string> Operands => Arguments.Operands;

    /// <summary>The value of an option; <c>null</c> when absent, never empty.</summary>
    public string? Option(string name) => Arguments.Option(name);

    /// <summary>Whether an option without a value is there.</summary>
    public bool Flag(string name) => Arguments.Flag(name);

    /// <summary>Writes what the verb found to standard output: one line of JSON with <c>--json</c>, else the text.</summary>
    public Task AnswerAsync(string text, object json) => Output.WriteLineAsync(Flag(Verb.Json.Name) ? JsonSerializer.Serialize(json, WireJson.Options) : text);
}
