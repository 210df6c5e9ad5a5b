namespace OneStop.Build.Tests.Guards;

/// <summary>
/// Vietnamese letters are stored composed (NFC), so that a search finds what the eye sees, and files are UTF-8 without a mark at the start,
/// with Unix line ends (CSV has its own, RFC 4180).
/// </summary>
public sealed class ComposedText : Guard
{
    public override string Rule => "Text is composed UTF-8 with Unix line ends";

    public override IEnumerable<Tree> Planted => [Planting("Tre\u0302\u0303 hạn"), Planting("a\r\nb\n"), Planting("a\uFFFDb")];

    public override Tree Clean => Planting("Quá hạn theo phần mềm\n");

    public override IEnumerable<Fault> Check(Tree tree)
    {
        foreach (var file in tree.Files)
        {
            var line = Array.FindIndex(file.Lines, l => l.Any(c => c is >= '\u0300' and <= '\u036F'));
            if (line >= 0)
            {
                yield return new Fault(file.Path, line + 1, "letters and their marks stand apart: normalise to NFC");
            }

            if (file.Extension != ".csv" && file.Text.Contains('\r', StringComparison.Ordinal))
            {
                yield return new Fault(file.Path, 1, "has carriage returns");
            }

            if (file.Text.Contains('\uFFFD', StringComparison.Ordinal))
            {
                yield return new Fault(file.Path, 1, "is not UTF-8");
            }
        }
    }

    private static Tree Planting(string text) => Tree.Of(new TreeFile("services/Portal/A.cs", text));
}
