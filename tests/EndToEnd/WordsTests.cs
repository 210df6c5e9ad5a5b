using System.Text.Json;
using System.Text.RegularExpressions;
using OneStop.Core.Dossiers;
using OneStop.Core.Reports.Indicators;
using OneStop.Portal.Accounts;
using OneStop.Portal.Language;
using OneStop.Portal.Layout;
using OneStop.Portal.Rooms.Reports;
using OneStop.Portal.Rooms.Today;

namespace OneStop.EndToEnd;

/// <summary>Nothing on the pages lacks its English, and the English lacks no placeholder.</summary>
public sealed partial class WordsTests
{
    private static readonly string Portal = Path.Combine(Root(), "services", "Portal");

    // Where the sentences of the due date are put together.
    private static readonly string[] Saying = ["Deadlines/DueExplanation.cs", "Dossiers/ClockLog.cs", "Dossiers/DossierStory.cs"];

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
        Assert.Empty(terms.Concat(forms).Concat(guides).Concat(Reading.Kinds.Values).Concat(SignInOutside.Refusals.Values)
            .Concat(Pile.All.SelectMany(p => new[] { p.Title, p.Empty })).Where(text => !english.ContainsKey(text)).Distinct());
    }

    [Fact]
    public void Every_figure_names_an_indicator_of_the_registry()
    {
        var named = Directory.EnumerateFiles(Path.Combine(Portal, "Rooms"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(f => IndicatorNamed().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Concat(Pile.All.Select(p => p.Indicator)).Distinct().ToList();
        Assert.Contains("list.nearDue", named);
        Assert.All(named, key => Assert.True(IndicatorRegistry.DefinitionOf(key) is not null, key));
    }

    [Fact]
    public void Every_definition_has_its_English()
    {
        var english = English();
        Assert.Empty(IndicatorRegistry.Definitions
            .SelectMany(d => new[] { d.Numerator, d.Denominator, d.Clock, d.Exclusions })
            .Where(part => part is not null && !english.ContainsKey(part)).Distinct());
    }

    [Fact]
    public void Every_sentence_of_the_due_date_has_its_English()
    {
        var english = English();
        var core = Path.Combine(Root(), "services", "Core");
        var said = Saying
            .SelectMany(file => Sentences().Matches(File.ReadAllText(Path.Combine(core, file))).Select(m => m.Groups[1].Value)).ToList();
        Assert.Contains("Tiếp nhận lúc {0} ngày {1}.", said);
        Assert.All(said, words => Assert.True(english.ContainsKey(words), words));
        Assert.All(said.Where(words => words.Contains(": tính ", StringComparison.Ordinal) && char.IsLower(words[0])), words => Assert.True(english.ContainsKey(Sentence.Of(words).AtBeginning().Words), words));
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

    [GeneratedRegex("(?:Say|Sentence\\.Of)\\(\\s*\"([^\"]+)\"")]
    private static partial Regex Sentences();

    [GeneratedRegex("(?:Indicator|Of)=\"([^@\"]+)\"")]
    private static partial Regex IndicatorNamed();

    [GeneratedRegex("\\{[0-9]\\}")]
    private static partial Regex Placeholder();
}
