namespace OneStop.Contracts;

/// <summary>Any list: the items of one page and the cursor of the next; <paramref name="Next"/> null = this was the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
