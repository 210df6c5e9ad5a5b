namespace OneStop.Services.Tests.Readme;

/// <summary>A command of a page and the lines it printed.</summary>
public sealed record Exchange(string Command, IReadOnlyList<string> Output);

/// <summary>The <c>console</c> blocks of a Markdown page: <c>$</c> begins a command, <c>&gt;</c> continues it, all else is what it printed.</summary>
public static class Transcript
{
    /// <summary>The exchanges of a page in order, all blocks together.</summary>
    public static IReadOnlyList<Exchange> Read(string page)
    {
        var found = new List<(string Command, List<string> Output)>();
        var inside = false;
        foreach (var line in page.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line == "```console";
            }
            else if (inside && line.StartsWith("$ ", StringComparison.Ordinal))
            {
                found.Add((line[2..], []));
            }
            else if (inside && line.StartsWith("> ", StringComparison.Ordinal))
            {
                found[^1] = (found[^1].Command + "\n" + line[2..], found[^1].Output);
            }
            else if (inside)
            {
                found[^1].Output.Add(line);
            }
        }

        return [.. found.Select(f => new Exchange(f.Command, f.Output))];
    }
}
