namespace OneStop.Runtime.Hosting;

/// <summary>
/// The words behind a verb, held against what it declares. A word that it does not know, an option without its value and one that is given twice are
/// refused, for a verb that passed over them would do more than was asked.
/// </summary>
public sealed class VerbArguments
{
    private readonly Verb _verb;
    private readonly Dictionary<string, string?> _options = new(StringComparer.Ordinal);
    private readonly List<string> _operands = [];

    private VerbArguments(Verb verb) => _verb = verb;

    /// <summary>What stands there beside options, in its order; no more than the verb takes.</summary>
    public IReadOnlyList<string> Operands => _operands;

    /// <summary>Reads them.</summary>
    /// <param name="verb">Whose words they are.</param>
    /// <param name="words">As the shell gave them: <c>--name value</c> or <c>--name=value</c>; a value may not begin with two dashes in the first form.</param>
    /// <returns>The arguments, or why there are none.</returns>
    public static (VerbArguments? Arguments, string? Refusal) Read(Verb verb, IReadOnlyList<string> words)
    {
        var read = new VerbArguments(verb);
        for (var i = 0; i < words.Count; i++)
        {
            if (read.Take(words[i], i + 1 < words.Count ? words[i + 1] : null, out var tookNext) is { } refusal)
            {
                return (null, refusal);
            }

            i += tookNext ? 1 : 0;
        }

        return (read, null);
    }

    /// <summary>The value of an option the verb declares; <c>null</c> when absent, never empty.</summary>
    public string? Option(string name) => _options.GetValueOrDefault(Declared(name, takesValue: true));

    /// <summary>Whether an option without a value, which the verb declares, is there.</summary>
    public bool Flag(string name) => _options.ContainsKey(Declared(name, takesValue: false));

    private string? Take(string word, string? next, out bool tookNext)
    {
        tookNext = false;
        if (!word.StartsWith('-') || word == "-")
        {
            _operands.Add(word);
            return _operands.Count > _verb.OperandsMax ? $"'{word}' is not understood." : null;
        }

        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var shown = equals < 0 ? word : word[..equals];
        if (_verb.AllOptions.FirstOrDefault(option => $"--{option.Name}" == shown) is not { } option)
        {
            return $"There is no option {shown}.";
        }

        var value = equals >= 0 ? word[(equals + 1)..] : null;
        if (option.Value is null && value is not null)
        {
            return $"{shown} stands alone, without a value.";
        }

        if (option.Value is not null && value is null && next?.StartsWith("--", StringComparison.Ordinal) == false)
        {
            (value, tookNext) = (next, true);
        }

        return option.Value is not null && string.IsNullOrWhiteSpace(value) ? $"{shown} needs its value: {shown} {option.Value}"
            : !_options.TryAdd(option.Name, value) ? $"{shown} is there twice."
            : null;
    }

    // A verb that asks for what it does not declare would never be given it.
    private string Declared(string name, bool takesValue) => _verb.AllOptions.Any(option => option.Name == name && option.Value is not null == takesValue)
        ? name
        : throw new ArgumentException($"The verb {_verb.Name} declares no option --{name} of that kind.", nameof(name));
}
