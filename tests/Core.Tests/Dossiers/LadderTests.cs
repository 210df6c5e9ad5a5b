using OneStop.Core.Dossiers;
using static OneStop.Core.Tests.Dossiers.Story;

namespace OneStop.Core.Tests.Dossiers;

/// <summary>Ten working days from 12/04/2021 to 27/04/2021: only rungs shorter than five days apply.</summary>
public sealed class LadderTests
{
    private static readonly DateOnly Due27 = Day("2021-04-27");

    private static IReadOnlyList<Happening.SystemEntry> On(Story story, string day) =>
        Ladder.Due(story.State, story.Entries, story.Catalogue.Newest.CalendarFor("H10.07"), Day(day));

    [Fact]
    public void Nothing_is_due_while_more_days_are_left_than_the_first_rung_that_applies() =>
        Assert.Empty(On(new Story().Received("2021-04-12 08:15"), "2021-04-22"));

    [Fact]
    public void A_rung_is_due_once()
    {
        var story = new Story().Received("2021-04-12 08:15");
        Assert.Equal([new Happening.NearDueNoticed(Due27, 2)], On(story, "2021-04-23"));
        story.Add("2021-04-23 08:00", null, new Happening.NearDueNoticed(Due27, 2));
        Assert.Empty(On(story, "2021-04-26"));
    }

    [Fact]
    public void Rungs_missed_while_the_clock_stood_still_come_in_order_and_lateness_and_apology_last() => Assert.Equal(
        [new Happening.NearDueNoticed(Due27, 2), new Happening.NearDueNoticed(Due27, 0), new Happening.LateNoticed(Due27), new Happening.ApologyOwedNoticed(Due27)],
        On(new Story().Received("2021-04-12 08:15"), "2021-05-10"));

    [Fact]
    public void A_new_due_date_has_a_ladder_of_its_own()
    {
        var story = new Story().Received("2021-04-12 08:15").Add("2021-04-26 08:00", null, new Happening.NearDueNoticed(Due27, 2));
        story.Add("2021-04-26 09:00", null, new Happening.SupplementRequested(null)).Add("2021-05-04 09:00", null, new Happening.Supplemented(null));
        Assert.Equal([new Happening.NearDueNoticed(Day("2021-05-18"), 7), new Happening.NearDueNoticed(Day("2021-05-18"), 2)], On(story, "2021-05-14"));
    }

    [Fact]
    public void An_ended_or_validly_paused_dossier_has_none()
    {
        Assert.Empty(On(new Story().Received("2021-04-12 08:15").Ready("2021-04-28 08:00"), "2021-05-10"));
        Assert.Empty(On(new Story().Received("2021-04-12 08:15").Add("2021-04-26 09:00", null, new Happening.PaymentRequested()), "2021-05-10"));
    }

    [Fact]
    public void A_late_pause_does_not_silence_the_notice() => Assert.Contains(
        new Happening.LateNoticed(Due27),
        On(new Story().Received("2021-04-12 08:15").Add("2021-04-28 09:00", null, new Happening.SupplementRequested(null)), "2021-05-10"));
}
