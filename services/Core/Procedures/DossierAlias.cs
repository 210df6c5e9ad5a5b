namespace OneStop.Core.Procedures;

/// <summary>Says that what is told under one code is told of the dossier with another (decision 0012).</summary>
/// <param name="Code">The code it goes by no longer.</param>
/// <param name="Meaning">The dossier's code.</param>
/// <param name="Source">The only sender that means it so; null = every one.</param>
/// <param name="From">First day, of the reception under <paramref name="Code"/>; <see cref="DateOnly.MinValue"/> = ever.</param>
/// <param name="To">Last day, inclusive; null = open.</param>
public sealed record DossierAlias(string Code, string Meaning, string? Source, DateOnly From, DateOnly? To)
{
    /// <summary>Whether it holds for a dossier received on a day and told of by some senders only.</summary>
    public bool Holds(DateOnly receivedOn, IReadOnlyCollection<string> senders) =>
        receivedOn >= From && !(receivedOn > To) && (Source is null || senders.All(sender => sender == Source));
}
