using System.Collections.Concurrent;
using System.Reflection;

namespace OneStop.Runtime.Postgres;

/// <summary>
/// The text of an embedded <c>.sql</c> file, named by its path from the project folder (<c>Ledger/Sql/read-feed.sql</c>). Read once,
/// then kept; the same text every time, so that Npgsql prepares each statement once per connection.
/// </summary>
public static class SqlText
{
    private static readonly ConcurrentDictionary<(Assembly, string), string> Texts = new();

    /// <summary>The file in the assembly of <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public static string Of<T>(string path) => Of(typeof(T).Assembly, path);

    /// <summary>The file in <paramref name="assembly"/>.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public static string Of(Assembly assembly, string path) => Texts.GetOrAdd((assembly, path), static key => Read(key.Item1, key.Item2));

    private static string Read(Assembly assembly, string path)
    {
        using var stream = assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no embedded file {path}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd().TrimEnd(';');
    }
}
