using System.Globalization;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Ledger.Verifying;

/// <summary>
/// What the chain said at some time, noted outside the database: whoever rewrites the ledger from some batch to the head, hashes and all, is
/// found out by it.
/// </summary>
/// <param name="Position">The head then.</param>
/// <param name="Hash">The chain there, in small hexadecimal letters.</param>
/// <param name="NotedAt">When.</param>
public sealed record Anchor(long Position, string Hash, DateTimeOffset NotedAt);

/// <summary>
/// A file of anchors: one per line, only ever added to. There is one in the state folder (<c>anchors.tsv</c>), and one where <c>ONESTOP_ANCHORS</c>
/// names it: on another machine's disk, where whoever can write the database cannot write.
/// </summary>
public sealed class AnchorFile(string path)
{
    private readonly string _path = path;

    /// <summary>The files of a program.</summary>
    public static IReadOnlyList<AnchorFile> Of(OneStopSettings settings) =>
        [new(Path.Combine(settings.DataFolder, "anchors.tsv")), .. settings.Anchors is { } elsewhere ? new[] { new AnchorFile(elsewhere) } : []];

    /// <summary>Every anchor of a program, in order of position.</summary>
    public static IReadOnlyList<Anchor> ReadAll(OneStopSettings settings) =>
        [.. Of(settings).SelectMany(static file => file.Read()).Distinct().OrderBy(static anchor => anchor.Position)];

    /// <summary>All of them, in order of position.</summary>
    public IReadOnlyList<Anchor> Read() => !File.Exists(_path) ? [] :
    [
        .. File.ReadLines(_path).Select(line => line.Split('\t')).Where(parts => parts.Length == 3)
            .Select(parts => new Anchor(
                long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], DateTimeOffset.Parse(parts[2], CultureInfo.InvariantCulture)))
            .OrderBy(anchor => anchor.Position),
    ];

    /// <summary>Keeps what there is under another name and starts afresh: after a restore.</summary>
    public void SetAside(DateTimeOffset now)
    {
        if (File.Exists(_path))
        {
            File.Move(_path, string.Create(CultureInfo.InvariantCulture, $"{_path}.{now:yyyyMMddHHmmss}"), overwrite: true);
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(Anchor anchor)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.AppendAllText(_path, string.Create(CultureInfo.InvariantCulture, $"{anchor.Position}\t{anchor.Hash}\t{anchor.NotedAt:O}\n"));
    }
}
