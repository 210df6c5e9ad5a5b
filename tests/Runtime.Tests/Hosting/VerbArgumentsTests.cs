using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Tests.Hosting;

/// <summary>What is not understood is refused before anything is done: a verb that passes over it does more than was asked.</summary>
public sealed class VerbArgumentsTests
{
    private static readonly Verb _verb = new("token", "print a bearer token", (_, _) => Task.FromResult(0))
    {
        Operands = "[FILE]",
        OperandsMax = 1,
        Options = [new("scope", "a,b"), new("agency", "CODE|*"), new("replace", Needed: true), Verb.Json],
    };

    [Theory]
    [InlineData("There is no option --scopes.", "--scopes", "reports:read")]
    [InlineData("There is no option --scopes.", "--scopes=reports:read")]
    [InlineData("There is no option -j.", "-j")]
    [InlineData("There is no option --.", "--")]
    [InlineData("--agency needs its value: --agency CODE|*", "--agency")]
    [InlineData("--agency needs its value: --agency CODE|*", "--agency=")]
    [InlineData("--agency needs its value: --agency CODE|*", "--agency", " ")]
    [InlineData("--agency needs its value: --agency CODE|*", "--agency", "--json")]
    [InlineData("--json stands alone, without a value.", "--json=no")]
    [InlineData("--scope is there twice.", "--scope", "a", "--scope=b")]
    [InlineData("'other' is not understood.", "file", "other")]
    public void What_is_not_understood_is_refused_with_the_word_itself(string refusal, params string[] words) =>
        Assert.Equal((null, refusal), VerbArguments.Read(_verb, words));

    [Theory]
    [InlineData("--scope", "a,b", "file", "--json")]
    [InlineData("file", "--json", "--scope=a,b")]
    public void Options_and_operands_come_in_any_order(params string[] words)
    {
        var (read, refusal) = VerbArguments.Read(_verb, words);
        Assert.Null(refusal);
        Assert.Equal(["file"], read!.Operands);
        Assert.Equal(("a,b", null, true, false), (read.Option("scope"), read.Option("agency"), read.Flag("json"), read.Flag("replace")));
    }

    [Fact]
    public void A_value_may_hold_equals_signs_and_begin_with_a_dash()
    {
        var read = VerbArguments.Read(_verb, ["--scope=a=b", "--agency", "-x", "--province", "H10"]).Arguments!;
        Assert.Equal(("a=b", "-x", "H10"), (read.Option("scope"), read.Option("agency"), read.Option("province")));
    }

    [Fact]
    public void A_verb_cannot_ask_for_what_it_does_not_declare()
    {
        var read = VerbArguments.Read(_verb, []).Arguments!;
        Assert.Throws<ArgumentException>(() => read.Option("user"));
        Assert.Throws<ArgumentException>(() => read.Flag("scope"));
        Assert.Throws<ArgumentException>(() => read.Option("json"));
    }

    [Fact]
    public void Help_shows_all_it_takes() => Assert.Equal("[FILE] [--scope a,b] [--agency CODE|*] --replace [--json]", _verb.Usage);
}
