using OneStop.Core.WorkingTime;
using OneStop.Dossiers.Catalogue;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Quarantine;

/// <summary>Which items are meant; null = any.</summary>
/// <param name="Senders">Agencies of the tokens that sent them; null = all.</param>
public sealed record QuarantineFilter(IReadOnlyList<string>? Senders, string? Channel, string? Source, string? Code, string? State)
{
    /// <summary>The agencies whose items an access may see: those below its own.</summary>
    public static IReadOnlyList<string>? SendersFor(Access access, CatalogueNow catalogue, DateTimeOffset now)
    {
        if (access.Everywhere)
        {
            return null;
        }

        var (known, today) = (catalogue.Newest, VietnamTime.DateOf(now));
        return [access.Agency, .. known.Agencies.Select(static a => a.Code).Distinct().Where(code => known.InSubtree(code, access.Agency, today))];
    }
}
