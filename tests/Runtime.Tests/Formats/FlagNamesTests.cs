namespace OneStop.Runtime.Tests.Formats;

/// <summary>Core refers to nothing, so the flags stand twice: in the law and in the contract. They are one list.</summary>
public sealed class FlagNamesTests
{
    [Fact]
    public void The_contract_names_the_flags_of_the_law_in_the_same_order() =>
        Assert.Equal(Core.Dossiers.Flags.All, Contracts.Dossiers.Flags.All);
}
