using System.Text;

namespace OneStop.Runtime.Hosting.Commands;

/// <summary>
/// <c>completion bash|zsh|fish</c>: a script for the shell, to be read by it (<c>source &lt;(onestop completion bash)</c>). Words and options are those
/// that <c>help</c> shows.
/// </summary>
internal static class CompletionVerb
{
    /// <summary>For a list of verbs that this one will be part of.</summary>
    public static Verb For(Func<IReadOnlyList<Verb>> verbs) => new("completion", "print a script that completes words and options", (call, _) => RunAsync(call, verbs()))
    {
        Operands = "bash|zsh|fish",
        OperandsMax = 1,
    };

    private static async Task<int> RunAsync(VerbCall call, IReadOnlyList<Verb> verbs)
    {
        var script = call.Operands switch
        {
            ["bash"] => Bash(verbs),
            ["zsh"] => $"autoload -Uz bashcompinit && bashcompinit\n{Bash(verbs)}",
            ["fish"] => Fish(verbs),
            _ => null,
        };
        await (script is null ? call.Error.WriteLineAsync("completion takes bash, zsh or fish.") : call.Output.WriteAsync(script));
        return script is null ? 2 : 0;
    }

    private static string Bash(IReadOnlyList<Verb> verbs)
    {
        var script = new StringBuilder($$"""
            _onestop() {
                local word=${COMP_WORDS[COMP_CWORD]}
                if [ "$COMP_CWORD" = 1 ]; then
                    COMPREPLY=($(compgen -W "{{string.Join(' ', verbs.Select(verb => verb.Name))}} help" -- "$word"))
                    return
                fi
                case ${COMP_WORDS[1]} in

            """);
        foreach (var verb in verbs)
        {
            script.Append($"        {verb.Name}) COMPREPLY=($(compgen -W \"{string.Join(' ', verb.AllOptions.Select(option => $"--{option.Name}"))}\" -- \"$word\")) ;;\n");
        }

        return script.Append("    esac\n}\ncomplete -o default -F _onestop onestop deploy/onestop\n").ToString();
    }

    private static string Fish(IReadOnlyList<Verb> verbs)
    {
        var script = new StringBuilder("complete -c onestop -n __fish_use_subcommand -a help\n");
        foreach (var verb in verbs)
        {
            script.Append($"complete -c onestop -n __fish_use_subcommand -a {verb.Name} -d '{verb.Summary.Replace("'", "", StringComparison.Ordinal)}'\n");
            foreach (var option in verb.AllOptions)
            {
                script.Append($"complete -c onestop -n '__fish_seen_subcommand_from {verb.Name}' -l {option.Name}{(option.Value is null ? "" : " -r")}\n");
            }
        }

        return script.ToString();
    }
}
