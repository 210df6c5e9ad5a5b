namespace OneStop.Core.Dossiers;

/// <summary>A due date as an entry set it, before any move by a later day off.</summary>
/// <param name="On">Null = none.</param>
/// <param name="Position">Of the entry that set it: only calendar entries after it can move the date (ruling 6).</param>
/// <param name="Fixed">The source's own date: never moved (ruling 15).</param>
internal readonly record struct DueDate(DateOnly? On, long Position, bool Fixed);
