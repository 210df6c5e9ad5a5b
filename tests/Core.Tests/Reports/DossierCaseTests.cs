using OneStop.Core.Dossiers;
using OneStop.Core.Reports;
using OneStop.Core.Tests.Dossiers;
using static OneStop.Core.Tests.Dossiers.Story;

namespace OneStop.Core.Tests.Reports;

/// <summary>A report for a past period tells a dossier by what counts up to its last day (rulings 5, 24): later entries are not in it.</summary>
public sealed class DossierCaseTests
{
    private static readonly Happening Apology = new Happening.Apologised("N4", Day("2021-10-29"), "12/PXL", "u1");

    private static DossierCase Case(Story story, string from, string until) =>
        DossierCase.Of(Code, story.Entries, story.Catalogue, Day(from), Day(until));

    /// <summary>Due on 2021-10-11.</summary>
    private static Story Overdue() => new Story().Received("2021-09-27 08:00");

    private static Story HandedTo(Story story, string at, string unit, string? due = null) =>
        story.Add(at, null, new Happening.HandedOver("H10.07", unit, null, unit, due is null ? null : At(due)));

    [Fact]
    public void An_apology_issued_after_the_period_is_still_owed_at_its_end()
    {
        var story = Overdue().Add("2021-10-20 09:00", null, Apology);
        var before = Case(story, "2021-01-01", "2021-10-14");
        Assert.True(before is { LateBySoftware: true, Apologised: false });
        Assert.Equal(ApologyStanding.Owed, ApologyDuty.Of(before.AtEnd, story.Catalogue.Newest.CalendarFor("H10.07"), Day("2021-10-14")).Standing);
        Assert.True(Case(story, "2021-01-01", "2021-10-20").Apologised);
    }

    [Fact]
    public void A_handover_after_the_period_does_not_end_the_step_that_was_open_in_it()
    {
        var story = new Story().Received("2021-05-25 08:00");
        HandedTo(story, "2021-06-01 08:00", "Phòng A", "2021-06-30 17:00");
        HandedTo(story, "2021-07-05 08:00", "Phòng B");
        var catalogue = story.Catalogue.Newest;
        var middle = Case(story, "2021-06-01", "2021-06-15");
        Assert.Equal("Phòng A", middle.AtEnd.HolderUnit);
        Assert.Equal(0, middle.SharesAt(catalogue, Day("2021-06-15")).Steps[1].Over);
        Assert.True(Case(story, "2021-06-01", "2021-07-05").SharesAt(catalogue, Day("2021-07-05")).Steps[1].Over > 0);
    }

    [Fact]
    public void The_rating_of_a_period_is_the_last_one_given_by_its_end()
    {
        var story = new Story().Received("2021-02-22 08:00").Ready("2021-03-01 08:00")
            .Add("2021-03-10 08:00", null, new Happening.Surveyed(5)).Add("2021-06-10 08:00", null, new Happening.Surveyed(1));
        Assert.Equal(5, Case(story, "2021-03-01", "2021-03-31").AtEnd.Rating);
        Assert.Equal(1, Case(story, "2021-06-01", "2021-06-30").AtEnd.Rating);
    }

    [Fact]
    public void A_return_stays_in_its_period_when_the_dossier_is_recalled_and_returned_again()
    {
        var story = new Story().Received("2021-02-22 08:00").Ready("2021-03-01 08:00").Add("2021-03-02 08:00", null, new Happening.Returned(Channel.Direct))
            .Add("2021-06-01 08:00", null, new Happening.Reopened("u9")).Ready("2021-06-08 08:00").Add("2021-06-09 08:00", null, new Happening.Returned(Channel.Postal));
        var march = Case(story, "2021-03-01", "2021-03-31");
        Assert.True(march.ReturnedBetween(Day("2021-03-01"), Day("2021-03-31")));
        Assert.Equal(Channel.Direct, march.AtEnd.ReturnedVia);
        var june = Case(story, "2021-06-01", "2021-06-30");
        Assert.True(june.ReturnedBetween(Day("2021-06-01"), Day("2021-06-30")));
        Assert.Equal(Channel.Postal, june.AtEnd.ReturnedVia);
    }

    [Theory]
    [InlineData(true, "2021-03-30", true, false)]
    [InlineData(false, "2021-04-02", false, true)]
    public void A_return_recorded_in_the_next_period_counts_in_its_own_unless_it_is_the_end(bool ready, string day, bool inMarch, bool inApril)
    {
        var story = new Story().Received("2021-03-22 08:00");
        story = ready ? story.Ready("2021-03-29 08:00") : story;
        story.Add("2021-03-30 08:00", "2021-04-02 08:00", new Happening.Returned(Channel.Direct));
        Assert.Equal(inMarch, Case(story, "2021-03-01", "2021-03-31").ReturnedBetween(Day("2021-03-01"), Day("2021-03-31")));
        Assert.Equal(inApril, Case(story, "2021-04-01", "2021-04-30").ReturnedBetween(Day("2021-04-01"), Day("2021-04-30")));
        Assert.True(Case(story, day, day).ReturnedBetween(Day(day), Day(day)));
    }

    [Fact]
    public void Refused_and_received_later_is_refused_in_between()
    {
        var story = new Story().Add("2021-03-08 08:00", null, new Happening.Submitted("1.004949", Channel.Online))
            .Add("2021-03-10 08:00", null, new Happening.RefusedAtIntake()).Received("2021-04-05 08:00");
        Assert.True(Case(story, "2021-03-01", "2021-03-31").RefusedAtIntake);
        Assert.False(Case(story, "2021-03-01", "2021-04-30").RefusedAtIntake);
        var deltas = LeftOut.Of(story.Fact, story.Entries).ToList();
        Assert.Equal(
            [
                new(Measure.RefusedAtIntake, Day("2021-03-10"), Day("2021-03-10"), 1), new(Measure.RefusedAtIntake, Day("2021-04-05"), Day("2021-03-10"), -1),
                new(Measure.Waiting, Day("2021-03-08"), null, 1), new(Measure.Waiting, Day("2021-03-10"), null, -1),
            ],
            deltas);
    }
}
