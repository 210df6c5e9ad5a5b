namespace OneStop.Core.Procedures;

/// <summary>Where an agency stands. The district level ended on 30/06/2025; its rows stay available for older periods.</summary>
public enum AgencyLevel
{
    Province,
    Department,
    District,
    Commune,
    Unit,
}

/// <summary>A legal body with an identification code, in one edition of the catalogue.</summary>
/// <param name="Code">New code style, for example <c>H10.07</c>.</param>
/// <param name="Parent">Code of the body above it, for subtrees; null for a root.</param>
/// <param name="EffectiveFrom">First day; <see cref="DateOnly.MinValue"/> where not given.</param>
/// <param name="EffectiveTo">Last day, inclusive; null = open.</param>
/// <param name="Successor">Who took over its dossiers when it ended.</param>
/// <param name="Aliases">Other codes and names that mean this agency.</param>
public sealed record Agency(
    string Code,
    string Name,
    AgencyLevel Level,
    string? Parent,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    string? Successor,
    IReadOnlyList<string> Aliases);

/// <summary>A part of an agency that owns steps (phòng, ban, Bộ phận Một cửa), known by name.</summary>
/// <param name="Hours">Its own office hours; null = those of its agency.</param>
public sealed record Unit(string Agency, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<OfficeHours>? Hours, DateOnly EffectiveFrom);

/// <summary>One interval of office time, [Start, End].</summary>
public sealed record OfficeHours(TimeOnly Start, TimeOnly End);
