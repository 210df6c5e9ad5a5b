using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Core.Tests.Dossiers;

/// <summary>Entries under several codes that mean one dossier (decision 0012).</summary>
public sealed class ToldUnderTests
{
    private const string Local = "SO-17";

    [Fact]
    public void What_is_told_under_a_code_that_means_it_is_told_of_the_dossier()
    {
        var story = new Story().Received("2021-04-12 08:15").Ready("2021-04-20 09:00");
        Entry[] entries = [story.Entries[0], story.Entries[1] with { Under = Local }];
        Assert.Equal(DossierStatus.Open, Fold.Of(Story.Code, entries, story.Catalogue).Today.Status);
        story.Declare(Alias(Local, Story.Code));
        Assert.Equal(DossierStatus.Ended, Fold.Of(Story.Code, entries, story.Catalogue).Today.Status);
        Assert.Equal(DossierStatus.Absent, Fold.Of(Local, [story.Entries[1]], story.Catalogue).Today.Status);
        Assert.Empty(Fold.Of(Local, [story.Entries[0]], story.Catalogue).Software);
    }

    [Theory]
    [InlineData("2021-04-12", null, true)]
    [InlineData("2021-04-13", null, false)]
    [InlineData("2021-01-01", "2021-04-12", true)]
    [InlineData("2021-01-01", "2021-04-11", false)]
    public void An_alias_holds_by_the_day_its_code_was_received_on(string from, string? to, bool holds)
    {
        var story = new Story().Received("2021-04-12 08:15").Ready("2022-04-20 09:00");
        story.Declare(Alias(Story.Code, "other", from: DateOnly.Parse(from, null), to: to is null ? null : DateOnly.Parse(to, null)));
        Assert.Equal(holds, story.State.Status == DossierStatus.Absent);
    }

    [Fact]
    public void A_sources_own_alias_holds_where_no_other_software_told_of_the_code()
    {
        var story = new Story().Received("2021-04-12 08:15").Declare(Alias(Story.Code, "other", "test"));
        Assert.Equal(DossierStatus.Absent, story.State.Status);
        story.From("igate").Ready("2021-04-20 09:00");
        Assert.Equal(DossierStatus.Ended, story.State.Status);
    }

    [Fact]
    public void The_same_words_under_two_codes_stand_once_and_other_words_stand_beside()
    {
        var story = new Story().Received("2021-04-12 08:15").Declare(Alias(Local, Story.Code));
        var again = story.Entries[0] with { Position = 90, Id = "again", Under = Local };
        Assert.DoesNotContain(Flags.SecondReceived, Fold.Of(Story.Code, [again, .. story.Entries], story.Catalogue).Today.Flags);
        var otherwise = again with { What = new Happening.Received("1.004949", Channel.Online, null, null, null) };
        Assert.Contains(Flags.SecondReceived, Fold.Of(Story.Code, [otherwise, .. story.Entries], story.Catalogue).Today.Flags);
    }

    [Fact]
    public void Of_codes_that_lead_in_a_circle_the_smallest_is_the_dossiers()
    {
        var story = new Story().Received("2021-04-12 08:15").Declare(Alias("a", "b")).Declare(Alias("b", "c")).Declare(Alias("c", "b"));
        Entry[] under = [.. ((string[])["a", "b", "c"]).Select((code, i) => story.Entries[0] with { Position = 50 + i, Id = code, Under = code })];
        Assert.Equal(DossierStatus.Open, Fold.Of("b", under, story.Catalogue).Today.Status);
        Assert.All((string[])["a", "c"], code => Assert.Equal(DossierStatus.Absent, Fold.Of(code, under, story.Catalogue).Today.Status));
    }

    private static CatalogueChange Alias(string code, string meaning, string? source = null, DateOnly from = default, DateOnly? to = null) =>
        CatalogueChange.Of(new DossierAlias(code, meaning, source, from, to));
}
