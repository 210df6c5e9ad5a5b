namespace OneStop.Runtime.Postgres;

/// <summary>Where the PostgreSQL server's programs lie on this machine.</summary>
public static class PostgresBinaries
{
    private static readonly string[] Roots = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];

    /// <summary>
    /// The folder with <c>initdb</c>, <c>postgres</c> and <c>pg_dump</c>: <c>ONESTOP_PG_BIN</c>, else the newest installed version, else
    /// the folder on the path that has them; <c>null</c> when there is none.
    /// </summary>
    public static string? Find()
    {
        var given = Environment.GetEnvironmentVariable("ONESTOP_PG_BIN");
        return Has(given) ? given : Newest() ?? OnPath();
    }

    /// <summary>As <see cref="Find"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says what to install.</exception>
    public static string Require() => Find() ?? throw new InvalidOperationException(
        "PostgreSQL was not found: install it (apt-get install postgresql), set ONESTOP_PG_BIN to the folder with initdb, or set ONESTOP_DB.");

    private static string? Newest() => Roots.Where(Directory.Exists).SelectMany(Directory.GetDirectories)
        .Select(folder => (Bin: Path.Combine(folder, "bin"), Version: VersionOf(Path.GetFileName(folder))))
        .Where(found => Has(found.Bin)).OrderByDescending(found => found.Version).Select(found => found.Bin).FirstOrDefault();

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).FirstOrDefault(Has);

    private static int VersionOf(string name) => int.TryParse(string.Concat(name.Where(char.IsAsciiDigit)), out var version) ? version : 0;

    private static bool Has(string? folder) => !string.IsNullOrEmpty(folder)
        && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
