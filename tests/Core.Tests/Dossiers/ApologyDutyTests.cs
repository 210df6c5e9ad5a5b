using OneStop.Core.Dossiers;
using static OneStop.Core.Tests.Dossiers.Story;

namespace OneStop.Core.Tests.Dossiers;

/// <summary>Received 12/04/2021, due 27/04/2021, so the latest day for an apology is 26/04/2021.</summary>
public sealed class ApologyDutyTests
{
    private static ApologyDuty On(Story story, string day) => ApologyDuty.Of(story.State, story.Catalogue.Newest.CalendarFor("H10.07"), Day(day));

    private static Story Open => new Story().Received("2021-04-12 08:15");

    [Theory]
    [InlineData("2021-04-22", ApologyStanding.None)]
    [InlineData("2021-04-23", ApologyStanding.Warned)]
    [InlineData("2021-04-27", ApologyStanding.Warned)]
    [InlineData("2021-04-28", ApologyStanding.Owed)]
    public void The_duty_of_an_open_dossier_grows_with_the_days(string day, ApologyStanding standing) =>
        Assert.Equal(new ApologyDuty(standing, Day("2021-04-26")), On(Open, day));

    [Theory]
    [InlineData("2021-04-26 16:00", ApologyStanding.Issued)]
    [InlineData("2021-04-27 08:00", ApologyStanding.IssuedLate)]
    public void An_apology_after_the_latest_day_is_late(string at, ApologyStanding standing) => Assert.Equal(
        standing,
        On(Open.Add(at, null, new Happening.Apologised("N4", Day("2021-05-14"), "1/PXL", null)).Ready("2021-05-10 09:00"), "2021-06-01").Standing);

    [Fact]
    public void Late_in_the_software_only_is_excused_by_an_accepted_N9() => Assert.Equal(
        ApologyStanding.Excused,
        On(Open.Ready("2021-04-27 09:00", "2021-05-05 08:00").Explain("2021-04-27", true), "2021-12-31").Standing);

    [Fact]
    public void The_checks_of_the_exception_list_find_what_they_name()
    {
        var story = Open.Add("2021-04-26 09:00", null, new Happening.SupplementRequested(null)).Add("2021-04-27 09:00", null, new Happening.Supplemented(null));
        story.Ready("2021-05-13 09:00", "2021-05-28 09:00").Add("2021-06-02 09:00", null, new Happening.Reopened("u1"));
        var found = IntegrityCheck.Findings(new Inspected(story.State, story.Entries, story.Catalogue.Newest.CalendarFor("H10.07"))).Select(c => c.Name);
        Assert.Equal(["endEqualsDueRecordedAfter", "pauseNearDue", "recall", "backdated"], found);
    }

    [Fact]
    public void A_plain_dossier_is_on_no_exception_list() => Assert.Empty(
        IntegrityCheck.Findings(new Inspected(Open.Ready("2021-04-27 09:00").State, [], Open.Catalogue.Newest.CalendarFor("H10.07"))));
}
