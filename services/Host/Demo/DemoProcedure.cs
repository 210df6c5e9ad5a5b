using System.Globalization;

namespace OneStop.Host.Demo;

/// <summary>How a procedure of the demo passes through agencies.</summary>
internal enum DemoChain
{
    None,

    /// <summary>The UBND tỉnh or another department takes part.</summary>
    SameLevel,

    /// <summary>Huyện → tỉnh.</summary>
    TwoLevels,

    /// <summary>Xã → huyện → tỉnh.</summary>
    ThreeLevels,
}

/// <summary>How the version in force came about.</summary>
internal enum DemoChange
{
    None,
    New,
    Amended,

    /// <summary>No longer in force at the end of the period.</summary>
    Abolished,
}

/// <summary>One line of <c>data/procedures.tsv</c>.</summary>
/// <param name="Place">Who receives it: <c>centre employment rehabilitation socialCentre district commune shared</c>.</param>
/// <param name="LegacyLevel">Mức độ 1–4; 1 is the one that is not published.</param>
/// <param name="Limit">Working days; null = no appointment.</param>
/// <param name="NationalLimit">Working days before the local cut.</param>
/// <param name="Dossiers">How many dossiers of the period, the carried over ones included, are of this procedure.</param>
internal sealed record DemoProcedure(
    string Code,
    string Name,
    string Field,
    string Level,
    string Place,
    int LegacyLevel,
    int? Limit,
    int? NationalLimit,
    DemoChain Chain,
    DemoChange Change,
    bool OnlinePayment,
    bool Postal,
    int Dossiers)
{
    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<DemoProcedure> All { get; } = Read();

    /// <summary>The one with a code; it must be there.</summary>
    public static DemoProcedure Of(string code) => All.Single(p => p.Code == code);

    private static List<DemoProcedure> Read()
    {
        using var stream = typeof(DemoProcedure).Assembly.GetManifestResourceStream("procedures.tsv") ?? throw new InvalidOperationException("procedures.tsv is not embedded");
        using var reader = new StreamReader(stream);
        var found = new List<DemoProcedure>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                found.Add(Read(line.Split('\t')));
            }
        }

        return found;
    }

    private static DemoProcedure Read(string[] cells) => new(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        Number(cells[5]) ?? 0,
        Number(cells[6]),
        Number(cells[7]),
        cells[8] switch { "sameLevel" => DemoChain.SameLevel, "acrossLevels2" => DemoChain.TwoLevels, "acrossLevels3" => DemoChain.ThreeLevels, _ => DemoChain.None },
        cells[9] switch { "new" => DemoChange.New, "amended" => DemoChange.Amended, "abolished" => DemoChange.Abolished, _ => DemoChange.None },
        cells[10] == "1",
        cells[11] == "1",
        Number(cells[12]) ?? 0);

    private static int? Number(string cell) => cell == "-" ? null : int.Parse(cell, CultureInfo.InvariantCulture);
}
