using System.Text.Json;

namespace OneStop.Runtime.Hosting;

/// <summary>A word of the command line: <c>onestop NAME …</c>.</summary>
/// <param name="Name">The word.</param>
/// <param name="Summary">One line for <c>onestop help</c>.</param>
/// <param name="Run">Does it; the result is the exit code: 0 done, 1 refused or found wrong, 2 called wrongly.</param>
public sealed record Verb(string Name, string Summary, Func<VerbCall, CancellationToken, Task<int>> Run);

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
    IReadOnlyList<string> Arguments,
    OneStopSettings Settings,
    string ServerUrl,
    TextWriter Output,
    TextWriter Error)
{
    /// <summary>The value after <c>--name</c> or in <c>--name=value</c>; <c>null</c> when absent.</summary>
    public string? Option(string name)
    {
        for (var i = 0; i < Arguments.Count; i++)
        {
            if (Arguments[i] == $"--{name}" && i + 1 < Arguments.Count)
            {
                return Arguments[i + 1];
            }

            if (Arguments[i].StartsWith($"--{name}=", StringComparison.Ordinal))
            {
                return Arguments[i][(name.Length + 3)..];
            }
        }

        return null;
    }

    /// <summary>Writes what the verb found to standard output: one line of JSON with <c>--json</c>, else the text.</summary>
    public Task AnswerAsync(string text, object json) => Output.WriteLineAsync(Flag("json") ? JsonSerializer.Serialize(json, WireJson.Options) : text);

    /// <summary>The arguments without <c>--name</c> and its value.</summary>
    public IReadOnlyList<string> Without(string name)
    {
        var left = new List<string>();
        for (var i = 0; i < Arguments.Count; i++)
        {
            if (Arguments[i] == $"--{name}")
            {
                i++;
            }
            else if (!Arguments[i].StartsWith($"--{name}=", StringComparison.Ordinal))
            {
                left.Add(Arguments[i]);
            }
        }

        return left;
    }

    /// <summary>Whether <c>--name</c> is there.</summary>
    public bool Flag(string name) => Arguments.Contains($"--{name}");
}
