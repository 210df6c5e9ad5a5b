using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Simulation.Model;

/// <summary>
/// The catalogue by ledger position, searched from the start for every question.
/// <para>
/// Readings. Ruling 26: an exact code wins; else the national part (the first two groups, <c>1.002382</c>) if exactly one code of the
/// province, or without an owner, has it; where no agency is named, one code at all. Of the versions in force on the day the one that began last; of two entries for one version the
/// later. A procedure without a version in force on the day is unknown on that day.
/// </para>
/// </summary>
internal sealed class SlowCatalogue(IReadOnlyList<KnownChange> changes)
{
    private readonly Dictionary<(string?, string?, long), SlowCalendar> _calendars = [];

    public IReadOnlyList<KnownChange> Changes { get; } = [.. changes.OrderBy(c => c.Position)];

    public SlowCalendar Calendar(string? agency, string? unit, long position)
    {
        // Only a position at which something was declared makes another calendar.
        var last = Changes.LastOrDefault(c => c.Position <= position)?.Position ?? 0;
        if (!_calendars.TryGetValue((agency, unit, last), out var calendar))
        {
            calendar = new SlowCalendar(Changes, agency, unit, last);
            _calendars.Add((agency, unit, last), calendar);
        }

        return calendar;
    }

    public Procedure? FindProcedure(string? code, string? agency, DateOnly on, long position)
    {
        if (code is null)
        {
            return null;
        }

        var known = Changes.Where(c => c.Position <= position).Select(c => c.What).OfType<Procedure>().ToList();
        if (InForce(known, code, on) is { } exact)
        {
            return exact;
        }

        var province = agency?.Split('.')[0];
        var codes = known.Select(p => p.Code)
            .Where(c => NationalPart(c) == NationalPart(code) && (province is null || OwnerProvince(c) is null || OwnerProvince(c) == province))
            .Distinct()
            .ToList();
        return codes.Count == 1 ? InForce(known, codes[0], on) : null;
    }

    public Agency? FindAgency(string? code, DateOnly on, long position) =>
        code is null
            ? null
            : Changes.Where(c => c.Position <= position).Select(c => c.What).OfType<Agency>()
                .Where(a => (a.Code == code || a.Aliases.Contains(code)) && a.EffectiveFrom <= on)
                .OrderBy(a => a.EffectiveFrom)
                .LastOrDefault();

    public static TimeLimit? Limit(Procedure procedure, Channel channel)
    {
        foreach (var (other, limit) in procedure.ChannelLimits)
        {
            if (other == channel)
            {
                return limit;
            }
        }

        return procedure.Limit;
    }

    private static Procedure? InForce(List<Procedure> known, string code, DateOnly on)
    {
        var versions = known.Where(p => p.Code == code).ToList();
        return versions.Where((p, i) => !versions.Skip(i + 1).Any(later => later.EffectiveFrom == p.EffectiveFrom))
            .Where(p => p.EffectiveFrom <= on && (p.EffectiveTo is null || on <= p.EffectiveTo))
            .OrderBy(p => p.EffectiveFrom)
            .LastOrDefault();
    }

    private static string NationalPart(string code) => string.Join('.', code.Split('.').Take(2));

    private static string? OwnerProvince(string code)
    {
        var groups = code.Split('.');
        return groups.Length >= 6 ? groups[5] : null;
    }
}
