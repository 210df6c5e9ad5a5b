using System.Text.Json;
using System.Text.RegularExpressions;
using OneStop.Core.Reports.Indicators;
using OneStop.Portal.Accounts;
using OneStop.Portal.Language;
using OneStop.Portal.Layout;
using OneStop.Portal.Rooms.Reports;

namespace OneStop.EndToEnd;

/// <summary>Nothing on the pages lacks its English, and the English lacks no placeholder.</summary>
public sealed partial class WordsTests
{
    private static readonly string Portal = Path.Combine(Root(), "services", "Portal");

    [Fact]
    public void Every_text_of_the_pages_has_its_English()
    {
        var english = English();
        var missing = Directory.EnumerateFiles(Portal, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"))
            .SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Where(text => !english.ContainsKey(text))
            .Distinct();
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_term_form_and_guide_has_its_English()
    {
        var terms = typeof(Terms).GetFields().Select(f => f.GetValue(null)).OfType<IReadOnlyDictionary<string, string>>().SelectMany(d => d.Values);
        var forms = FormName.All.SelectMany(f => new[] { f.Number, f.Title, f.Rows }).Where(text => !text.Contains('/', StringComparison.Ordinal));
        var guides = RoomGuide.All.Values.SelectMany(g => g);
        Assert.All(Room.All, room => Assert.True(RoomGuide.All.ContainsKey(room.Path), room.Path));
        var english = English();
        Assert.Empty(terms.Concat(forms).Concat(guides).Concat(Reading.Kinds.Values).Concat(SignInOutside.Refusals.Values).Where(text => !english.ContainsKey(text)).Distinct());
    }

    [Fact]
    public void Every_figure_names_an_indicator_of_the_registry_and_its_definition_has_its_English()
    {
        var english = English();
        var named = Directory.EnumerateFiles(Path.Combine(Portal, "Rooms"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(f => IndicatorNamed().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, key =>
        {
            var definition = IndicatorRegistry.Find(key)?.Definition;
            Assert.True(definition is not null, key);
            Assert.All((string[])[definition.Formula, definition.Clock, definition.Exclusions], part => Assert.True(english.ContainsKey(part), part));
        });
    }

    [Fact]
    public void A_translation_fills_in_the_same_values()
    {
        var differing = English().Where(pair => !Values(pair.Key).SequenceEqual(Values(pair.Value))).Select(pair => $"{pair.Key} → {pair.Value}");
        Assert.Empty(differing);
    }

    private static IEnumerable<string> Values(string text) => Placeholder().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    private static Dictionary<string, string> English() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Portal, "Language", "en.json")))!;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OneStop.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    // T["…"], T.Say("…") and the attributes of parts that translate what they are given.
    [GeneratedRegex("(?:T\\[|T\\.Say\\(|(?:Title|Hint|Label|Empty|Definition)=)\"((?:[^\"@{]|\\{[0-9]\\})+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex("Indicator=\"([^\"]+)\"")]
    private static partial Regex IndicatorNamed();

    [GeneratedRegex("\\{[0-9]\\}")]
    private static partial Regex Placeholder();
}
