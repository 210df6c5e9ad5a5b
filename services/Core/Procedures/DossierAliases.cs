using System.Collections.Immutable;

namespace OneStop.Core.Procedures;

/// <summary>
/// The aliases of dossier codes in one edition of the catalogue. Immutable. An alias may lead to a code that is an alias itself; of aliases that lead
/// round in a circle none is refused here, see <c>ToldUnder</c>.
/// </summary>
public sealed class DossierAliases
{
    /// <summary>Every dossier goes by its own code.</summary>
    public static readonly DossierAliases Empty = new(
        ImmutableDictionary.Create<string, ImmutableArray<DossierAlias>>(StringComparer.Ordinal), ImmutableDictionary.Create<string, ImmutableHashSet<string>>(StringComparer.Ordinal));

    private readonly ImmutableDictionary<string, ImmutableArray<DossierAlias>> _byCode;
    private readonly ImmutableDictionary<string, ImmutableHashSet<string>> _codesByMeaning;

    private DossierAliases(ImmutableDictionary<string, ImmutableArray<DossierAlias>> byCode, ImmutableDictionary<string, ImmutableHashSet<string>> codesByMeaning) =>
        (_byCode, _codesByMeaning) = (byCode, codesByMeaning);

    /// <summary>No dossier has another code.</summary>
    public bool IsEmpty => _byCode.IsEmpty;

    /// <summary>With one more alias, or one in the place of that of the same code, source and first day.</summary>
    public DossierAliases With(DossierAlias alias)
    {
        var before = _byCode.TryGetValue(alias.Code, out var known) ? known : [];
        ImmutableArray<DossierAlias> after =
        [
            .. before.Where(a => a.Source != alias.Source || a.From != alias.From).Append(alias)
                .OrderBy(a => a.Source is not null).ThenBy(a => a.Source, StringComparer.Ordinal).ThenBy(a => a.From),
        ];
        var codes = _codesByMeaning;
        foreach (var meaning in before.Select(a => a.Meaning).Except(after.Select(a => a.Meaning)))
        {
            codes = codes.SetItem(meaning, codes[meaning].Remove(alias.Code));
        }

        var named = codes.TryGetValue(alias.Meaning, out var some) ? some : ImmutableHashSet.Create<string>(StringComparer.Ordinal);
        return new DossierAliases(_byCode.SetItem(alias.Code, after), codes.SetItem(alias.Meaning, named.Add(alias.Code)));
    }

    /// <summary>The code that another one means for a dossier received on a day; null = itself. Of several aliases a sender's own goes before one for all, and a newer before an older.</summary>
    public string? MeaningOf(string code, DateOnly receivedOn, IReadOnlyCollection<string> senders) =>
        _byCode.TryGetValue(code, out var known) ? known.LastOrDefault(a => a.Holds(receivedOn, senders))?.Meaning : null;

    /// <summary>Whether some alias names the code, as the one or as the other.</summary>
    public bool Names(string code) => _byCode.ContainsKey(code) || _codesByMeaning.TryGetValue(code, out var codes) && !codes.IsEmpty;

    /// <summary>The codes that a code may mean, by way of others too, whatever the day; without itself unless it leads back to it.</summary>
    public IReadOnlySet<string> MeaningsOf(string code) => Reached(code, at => _byCode.TryGetValue(at, out var known) ? known.Select(a => a.Meaning) : []);

    /// <summary>The codes that may mean a code, by way of others too, whatever the day.</summary>
    public IReadOnlySet<string> CodesOf(string meaning) => Reached(meaning, at => _codesByMeaning.TryGetValue(at, out var codes) ? codes : []);

    /// <summary>The codes that some other code may mean in which a text stands, whatever its case.</summary>
    public IReadOnlySet<string> MeaningsLike(string text) =>
        _byCode.Keys.Where(code => code.Contains(text, StringComparison.OrdinalIgnoreCase)).SelectMany(MeaningsOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>A code with all that may share a dossier with it.</summary>
    public IReadOnlySet<string> KinOf(string code)
    {
        var kin = new HashSet<string>(MeaningsOf(code), StringComparer.Ordinal) { code };
        foreach (var one in kin.ToList())
        {
            kin.UnionWith(CodesOf(one));
        }

        return kin;
    }

    private static HashSet<string> Reached(string start, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(next(start));
        while (waiting.TryPop(out var at))
        {
            if (reached.Add(at))
            {
                foreach (var further in next(at))
                {
                    waiting.Push(further);
                }
            }
        }

        return reached;
    }
}
