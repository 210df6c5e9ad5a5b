using OneStop.Contracts.Dossiers;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Integration;

/// <summary>The fields of an alias as typed.</summary>
public sealed class AliasForm
{
    public string? Kind { get; set; }

    public string? Source { get; set; }

    public string? Alias { get; set; }

    public string? Meaning { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    /// <summary>Whether it is there already; then what it goes by (kind, source, alias, first day) stays.</summary>
    public bool Kept { get; set; }

    public static AliasForm Of(NationalAlias alias)
    {
        ArgumentNullException.ThrowIfNull(alias);
        return new AliasForm
        {
            Kind = alias.Kind,
            Source = alias.Source,
            Alias = alias.Alias,
            Meaning = alias.Meaning,
            From = alias.From is { } from ? Period.Day(from) : null,
            To = alias.To is { } to ? Period.Day(to) : null,
            Kept = true,
        };
    }

    /// <summary>The page on which one that is there is mended or ended.</summary>
    public static string Address(NationalAlias alias)
    {
        ArgumentNullException.ThrowIfNull(alias);
        return new Query("/tich-hop/bi-danh/sua").With("loai", alias.Kind).With("ten", alias.Alias).With("nguon", alias.Source).With("tu", alias.From).ToString();
    }

    /// <summary>The page on which a unit's name that nobody knows gets its meaning.</summary>
    public static string AddressFor(string unit) => new Query("/tich-hop/bi-danh/sua").With("loai", "unit").With("ten", unit).With("moi", "true").ToString();

    public NationalAlias Write() => new(Kind ?? "", Wire.Text(Source), Wire.Text(Alias) ?? "", Wire.Text(Meaning) ?? "", Wire.Date(From), Wire.Date(To));
}
