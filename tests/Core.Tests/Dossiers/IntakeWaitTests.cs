using OneStop.Core.Dossiers;
using OneStop.Core.WorkingTime;
using static OneStop.Core.Tests.Dossiers.Story;

namespace OneStop.Core.Tests.Dossiers;

/// <summary>The 08 working hours of an online submission, and the supplement whose last day is over.</summary>
public sealed class IntakeWaitTests
{
    private static readonly Happening Submitted = new Happening.Submitted("1.004949", Channel.Online);

    [Theory]
    [InlineData("2021-04-12 08:00", "2021-04-13 08:00", 480, false)] // Monday to Tuesday: a day of eight hours
    [InlineData("2021-04-12 08:00", "2021-04-13 08:01", 481, true)]
    [InlineData("2021-04-12 16:30", "2021-04-13 16:31", 481, true)]
    [InlineData("2021-04-09 20:00", "2021-04-12 17:00", 480, false)] // Friday evening: the hours begin on Monday at seven
    [InlineData("2021-04-20 17:30", "2021-04-22 07:01", 1, false)] // over Giỗ Tổ, 21/04
    [InlineData("2020-05-21 08:00", "2020-06-21 08:00", 10_500, false)] // before the decree no hours ran
    public void An_answer_is_late_after_eight_hours_of_office_time(string submitted, string now, long minutes, bool late)
    {
        var story = new Story().Add(submitted, null, Submitted);
        var since = story.State.Intake!.Since;
        var waited = IntakeWait.Waited(since, Desk(story), At(now));
        Assert.Equal((minutes, late), (waited, IntakeWait.IsLate(since, waited)));
    }

    [Fact]
    public void Asking_the_applicant_is_an_answer_and_the_hours_begin_anew_with_what_is_brought()
    {
        var story = new Story().Add("2021-04-12 08:00", null, Submitted).Add("2021-04-12 10:00", null, new Happening.SupplementRequested(Day("2021-04-16")));
        Assert.Equal((new IntakeWait(null, Day("2021-04-16")), Day("2021-04-16")), (story.State.Intake, story.State.SupplementDueOn));
        story.Add("2021-04-13 09:00", null, new Happening.Paid(null)); // not what was asked for
        Assert.Null(story.State.Intake!.Since);
        story.Add("2021-04-14 09:00", null, new Happening.Supplemented(null));
        Assert.Equal((At("2021-04-14 09:00"), null), (story.State.Intake!.Since, story.State.SupplementDueOn));
        story.Add("2021-04-15 09:00", null, new Happening.PaymentRequested()).Add("2021-04-16 09:00", null, new Happening.Paid(null));
        Assert.Equal(At("2021-04-16 09:00"), story.State.Intake!.Since);
        Assert.Null(story.Received("2021-04-16 10:00").State.Intake);
    }

    [Fact]
    public void Nobody_waits_for_what_was_refused_or_never_submitted()
    {
        Assert.Null(new Story().Add("2021-04-12 08:00", null, Submitted).Add("2021-04-12 09:00", null, new Happening.RefusedAtIntake()).State.Intake);
        Assert.Null(new Story().Add("2021-04-12 08:00", null, new Happening.HandedOver(null, "Phòng A", null, null, null)).State.Intake);
    }

    [Fact]
    public void After_reception_the_open_slip_names_the_day_and_an_answer_or_an_end_takes_it_away()
    {
        var story = new Story().Received("2021-04-12 08:00").Add("2021-04-13 08:00", null, new Happening.SupplementRequested(Day("2021-04-20")));
        Assert.Equal(Day("2021-04-20"), story.State.SupplementDueOn);
        story.Add("2021-04-14 08:00", null, new Happening.Supplemented(null));
        Assert.Null(story.State.SupplementDueOn);
        story.Add("2021-04-15 08:00", null, new Happening.SupplementRequested(Day("2021-04-23")));
        Assert.Equal(Day("2021-04-23"), story.State.SupplementDueOn);
        Assert.Null(story.Add("2021-04-26 08:00", null, new Happening.Stopped()).State.SupplementDueOn);
    }

    [Fact]
    public void Looking_back_finds_the_last_minute_that_a_walk_minute_by_minute_finds()
    {
        var desk = Desk(new Story());
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var now = At("2021-04-26 00:00").AddMinutes(random.Next(14 * 24 * 60));
            long minutes = random.Next(1, 1500);
            var (walked, left) = (now, minutes);
            while (left > 0)
            {
                walked = walked.AddMinutes(-1);
                left -= Open(walked) ? 1 : 0;
            }

            Assert.True(walked == desk.Back(now, minutes), $"seed {seed}");
            Assert.True(desk.MinutesBetween(walked, now) == minutes && desk.MinutesBetween(walked.AddTicks(1), now) < minutes, $"seed {seed}");
        }
    }

    /// <summary>Whether the desk is open in the minute that begins then: read off the wall.</summary>
    private static bool Open(DateTimeOffset minute)
    {
        var (day, time) = (VietnamTime.DateOf(minute), VietnamTime.TimeOf(minute));
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && day != Day("2021-04-21") && day != Day("2021-04-30") && day != Day("2021-05-03")
            && ((time >= new TimeOnly(7, 0) && time < new TimeOnly(11, 30)) || (time >= new TimeOnly(13, 30) && time < new TimeOnly(17, 0)));
    }

    private static Office Desk(Story story) => story.Catalogue.Newest.OfficeFor("H10.07", null);
}
