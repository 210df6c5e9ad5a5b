using OneStop.Core.Deadlines;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using static OneStop.Core.Tests.Dossiers.Story;

namespace OneStop.Core.Tests.Dossiers;

/// <summary>The rules of the clock, one case each, with the dates of domain §5 where it gives them.</summary>
public sealed class ClockTests
{
    [Fact]
    public void Ten_working_days_from_12_April_2021_end_on_27_April() =>
        Assert.Equal(Day("2021-04-27"), new Story().Received("2021-04-12 08:15").State.DueOn);

    [Fact]
    public void A_payment_pause_keeps_the_six_days_that_were_left() => Assert.Equal(
        Day("2021-05-14"),
        new Story().Received("2021-04-12 08:15").Add("2021-04-16 09:00", null, new Happening.PaymentRequested()).Add("2021-05-06 09:00", null, new Happening.Paid(null)).State.DueOn);

    [Fact]
    public void A_supplement_restarts_the_whole_limit() => Assert.Equal(
        Day("2021-05-20"),
        new Story().Received("2021-04-12 08:15").Add("2021-04-16 09:00", null, new Happening.SupplementRequested(null)).Add("2021-05-06 09:00", null, new Happening.Supplemented(null)).State.DueOn);

    [Theory]
    [InlineData("2021-04-12 17:00:00", "2021-04-27")]
    [InlineData("2021-04-12 17:00:01", "2021-04-28")]
    [InlineData("2021-04-12 06:00:00", "2021-04-27")]
    [InlineData("2021-04-12 12:00:00", "2021-04-27")]
    [InlineData("2021-04-10 09:00:00", "2021-04-27")]
    public void What_comes_after_closing_or_on_a_day_off_counts_from_the_next_working_day(string received, string due) =>
        Assert.Equal(Day(due), new Story().Received(received).State.DueOn);

    [Theory]
    [InlineData("2021-04-29 15:00:00", 0, "2021-04-29")]
    [InlineData("2021-04-29 15:00:01", 0, "2021-05-04")]
    [InlineData("2021-04-29 17:30:00", 0, "2021-05-04")]
    [InlineData("2021-04-29 15:30:00", 2, "2021-05-06")]
    public void The_fifteen_o_clock_rule_moves_once(string received, int days, string due) => Assert.Equal(
        Day(due),
        new Story(p => p with { AfterFifteenNextDay = true, Limit = new TimeLimit(days, LimitUnit.WorkingDays) }).Received(received).State.DueOn);

    [Theory]
    [InlineData(8, "2021-04-12 08:15", "2021-04-13")]
    [InlineData(4, "2021-04-12 07:00", "2021-04-12")]
    [InlineData(4, "2021-04-12 13:30", "2021-04-13")]
    [InlineData(3, "2021-04-12 14:00", "2021-04-12")]
    [InlineData(12, "2021-04-12 13:30", "2021-04-14")]
    [InlineData(2, "2021-04-16 16:00", "2021-04-19")]
    public void Working_hours_fill_the_day_first_and_the_end_of_an_interval_counts_as_reached(int hours, string received, string due) => Assert.Equal(
        Day(due),
        new Story(p => p with { Limit = new TimeLimit(hours, LimitUnit.WorkingHours) }).Received(received).State.DueOn);

    [Theory]
    [InlineData(5, "2021-04-26 09:00", "2021-05-04")]
    [InlineData(3, "2021-04-12 09:00", "2021-04-15")]
    public void Calendar_days_that_end_on_a_day_off_move_to_the_next_working_day(int days, string received, string due) => Assert.Equal(
        Day(due),
        new Story(p => p with { Limit = new TimeLimit(days, LimitUnit.CalendarDays) }).Received(received).State.DueOn);

    [Fact]
    public void A_pause_asked_for_after_the_due_date_shows_but_changes_nothing()
    {
        var state = new Story().Received("2021-04-12 08:15").Add("2021-04-28 09:00", null, new Happening.SupplementRequested(null)).State;
        Assert.Equal((DossierStatus.Paused, true), (state.Status, state.OverdueOn(Day("2021-04-28"))));
        Assert.Contains(Flags.PauseAfterDue, state.Flags);
    }

    [Fact]
    public void A_pause_recorded_after_the_due_date_is_backdated_and_changes_nothing()
    {
        var state = new Story().Received("2021-04-12 08:15").Add("2021-04-20 09:00", "2021-05-10 09:00", new Happening.SupplementRequested(null)).Ready("2021-05-11 09:00").State;
        Assert.Equal((Outcome.Late, Day("2021-04-27")), (state.Outcome, state.DueOn));
        Assert.Contains(Flags.PauseBackdated, state.Flags);
    }

    [Theory]
    [InlineData("2026-12-28 08:15", true)]
    [InlineData("2026-11-02 08:15", false)]
    public void A_due_date_in_a_year_whose_days_off_are_not_decided_is_provisional(string received, bool provisional)
    {
        var story = new Story().Received(received);
        Assert.Equal(provisional, DueExplanation.IsProvisional(story.State, story.Catalogue.Newest));
        Assert.Equal(provisional, DueExplanation.ForClerk(story.State, story.Catalogue.Newest, Day("2026-12-28")).Any(line => line.Text.Contains("tạm tính", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_date_of_the_source_and_a_date_that_has_been_met_are_not_provisional()
    {
        var given = new Story().Received("2026-12-28 08:15", appointment: new GivenAppointment(Day("2027-01-11")));
        var met = new Story().Received("2026-12-28 08:15").Ready("2026-12-30 09:00");
        Assert.All([given, met], story => Assert.False(DueExplanation.IsProvisional(story.State, story.Catalogue.Newest)));
    }

    [Fact]
    public void A_recall_of_what_ended_while_paused_does_not_wait_for_the_old_answer()
    {
        var story = new Story().Received("2021-04-12 08:15").Add("2021-04-20 09:00", null, new Happening.PaymentRequested())
            .Ready("2021-04-22 09:00").Add("2021-04-26 09:00", null, new Happening.Reopened("u1"));
        Assert.Equal((DossierStatus.Open, false, true), (story.State.Status, story.State.OverdueOn(Day("2021-04-27")), story.State.OverdueOn(Day("2021-04-28"))));
        Assert.Equal(Day("2021-04-26"), Assert.Single(story.State.Pauses).To);
    }

    [Fact]
    public void A_recall_after_the_due_date_is_late_at_once_and_keeps_the_due_date()
    {
        var story = new Story().Received("2021-04-12 08:15").Ready("2021-04-20 09:00").Add("2021-05-10 09:00", null, new Happening.Reopened("u1"));
        Assert.Equal((DossierStatus.Open, Day("2021-04-27"), true), (story.State.Status, story.State.DueOn, story.State.OverdueOn(Day("2021-05-10"))));
        Assert.Equal(Outcome.Late, story.Ready("2021-06-02 09:00").State.Outcome);
    }

    [Fact]
    public void Of_two_ends_the_one_recorded_first_counts()
    {
        var state = new Story().Received("2021-04-12 08:15").Ready("2021-04-20 09:00", "2021-05-12 09:00").Add("2021-04-26 09:00", null, new Happening.Withdrawn()).State;
        Assert.Equal((Day("2021-04-26"), EndKind.Withdrawn, Outcome.OnTime), (state.EndedOn, state.EndedBy, state.Outcome));
        Assert.Contains(Flags.SecondEnd, state.Flags);
    }

    [Fact]
    public void A_return_without_any_end_is_the_end()
    {
        var state = new Story().Received("2021-04-12 08:15").Add("2021-04-26 09:00", null, new Happening.Returned(Channel.Direct)).State;
        Assert.Equal((Day("2021-04-26"), Outcome.Early), (state.EndedOn, state.Outcome));
        Assert.Contains(Flags.EndMissing, state.Flags);
    }

    [Fact]
    public void A_day_off_declared_in_time_moves_the_due_date_and_one_declared_later_does_not()
    {
        CatalogueChange Off(string day) => CatalogueChange.Of(new CalendarEdition("H10.07", default, [new CalendarYear(2021, false, [new DayOff(Day(day), "Bão", "closure")], [])], null));
        var moved = new Story().Received("2021-04-12 08:15").Declare(Off("2021-04-27"), "2021-04-27 16:00");
        Assert.Equal((Day("2021-04-28"), Day("2021-04-27")), (moved.State.DueOn, moved.State.OriginalDueOn));
        Assert.Equal(Day("2021-04-27"), new Story().Received("2021-04-12 08:15").Declare(Off("2021-04-27"), "2021-04-28 07:00").State.DueOn);
        Assert.Equal(Day("2021-04-27"), new Story().Received("2021-04-12 08:15").Declare(Off("2021-04-22"), "2021-04-13 07:00").State.DueOn);
    }

    [Fact]
    public void A_resumed_clock_counts_what_was_left_as_it_was_known_then_and_a_later_day_off_moves_only_the_new_date()
    {
        var story = new Story().Received("2021-04-12 08:15").Add("2021-04-16 09:00", null, new Happening.PaymentRequested()).Add("2021-04-19 09:00", null, new Happening.Paid(null));
        Assert.Equal(Day("2021-04-28"), story.State.DueOn);
        DayOff[] off = [new(Day("2021-04-27"), "Bão", "closure"), new(Day("2021-04-28"), "Bão", "closure")];
        story.Declare(CatalogueChange.Of(new CalendarEdition("H10.07", default, [new CalendarYear(2021, false, off, [])], null)), "2021-04-26 08:00");
        Assert.Equal(Day("2021-04-29"), story.State.DueOn);
    }

    [Fact]
    public void The_source_s_own_appointment_wins_and_is_never_moved()
    {
        var state = new Story().Received("2021-04-12 08:15", appointment: new GivenAppointment(Day("2021-05-01"))).State;
        Assert.Equal(Day("2021-05-01"), state.DueOn);
        Assert.Equal([Flags.AppointmentDiffers, Flags.AppointmentExtended, Flags.AppointmentOnDayOff], state.Flags);
    }

    [Fact]
    public void A_procedure_unknown_at_first_gets_its_due_date_once_when_the_catalogue_knows_it()
    {
        var story = new Story().Received("2021-04-12 08:15", procedure: "1.000001");
        Assert.Equal((null, true), (story.State.DueOn, story.State.DueUnknown));
        story.Declare(CatalogueChange.Of(TenDays() with { Code = "1.000001", Limit = new TimeLimit(3, LimitUnit.WorkingDays) }), "2021-06-01");
        Assert.Equal(Day("2021-04-15"), story.State.DueOn);
        story.Declare(CatalogueChange.Of(TenDays() with { Code = "1.000001", Limit = new TimeLimit(30, LimitUnit.WorkingDays) }), "2021-06-02");
        Assert.Equal(Day("2021-04-15"), story.State.DueOn);
    }

    [Fact]
    public void A_restart_counted_from_the_first_due_date_stays_when_the_catalogue_learns_of_the_procedure_later()
    {
        var story = new Story().Received("2021-04-12 08:15", procedure: "1.000001", appointment: new GivenAppointment(Day("2021-04-15")));
        story.Add("2021-04-14 09:00", null, new Happening.SupplementRequested(null)).Add("2021-04-19 09:00", null, new Happening.Supplemented(null));
        Assert.Equal(Day("2021-04-23"), story.State.DueOn);
        story.Declare(CatalogueChange.Of(TenDays() with { Code = "1.000001", Limit = new TimeLimit(90, LimitUnit.WorkingDays) }), "2021-06-01");
        Assert.Equal(Day("2021-04-23"), story.State.DueOn);
    }

    [Fact]
    public void A_first_due_date_that_came_with_an_answer_counts_for_the_restart()
    {
        var story = new Story().Received("2021-04-12 08:15", procedure: "1.000001").Add("2021-04-13 09:00", null, new Happening.PaymentRequested());
        story.Add("2021-04-14 09:00", null, new Happening.Paid(Day("2021-04-20"))).Add("2021-04-15 09:00", null, new Happening.SupplementRequested(null));
        Assert.Equal(Day("2021-04-27"), story.Add("2021-04-16 09:00", null, new Happening.Supplemented(null)).State.DueOn);
    }

    [Theory]
    [InlineData("2021-04-27", true, "2021-04-27", Outcome.OnTime)]
    [InlineData("2021-04-20", true, "2021-04-20", Outcome.Early)]
    [InlineData("2021-04-29", true, "2021-04-29", Outcome.Late)]
    [InlineData("2021-05-06", true, "2021-05-05", Outcome.Late)]
    [InlineData("2021-04-11", true, "2021-05-05", Outcome.Late)]
    [InlineData("2021-04-27", false, "2021-05-05", Outcome.Late)]
    public void An_accepted_N9_puts_the_actual_date_in_the_explained_view(string actual, bool agreed, string ended, Outcome outcome)
    {
        var state = new Story().Received("2021-04-12 08:15").Ready("2021-04-27 09:00", "2021-05-05 08:00").Explain(actual, agreed).State;
        Assert.Equal((Day("2021-05-05"), Outcome.Late), (state.EndedOn, state.Outcome));
        Assert.Equal((Day(ended), outcome), (state.ExplainedEndedOn, state.ExplainedOutcome));
    }

    [Fact]
    public void A_reopening_after_the_decision_voids_it_from_its_own_date()
    {
        var story = new Story().Received("2021-04-12 08:15").Ready("2021-04-27 09:00", "2021-05-05 08:00").Explain("2021-04-27", true);
        var reopened = story.Add("2021-12-10 09:00", null, new Happening.Reopened("u1")).Fact;
        Assert.Null(reopened.Today.ExplainedEndedOn);
        Assert.Equal(
            [new Delta(Measure.OnTime, Day("2021-04-27"), Day("2021-04-27"), 1), new Delta(Measure.OnTime, Day("2021-12-10"), Day("2021-04-27"), -1)],
            reopened.Explained.Where(d => d.Measure == Measure.OnTime));
    }

    [Fact]
    public void An_accepted_correction_moves_the_row_but_not_the_due_date()
    {
        var story = new Story().Received("2021-04-12 08:15");
        story.Add("2021-06-01 09:00", null, new Happening.Corrected("test", story.Entries[0].Id, new Correction(Channel.Online, "1.000009", "H10.08", null, false), "3/QĐ", null, "u1"));
        Assert.Equal(Channel.Direct, story.Fact.Channel);
        story.Add("2021-06-02 09:00", null, new Happening.CorrectionDecided("test", story.Entries[1].Id, true, "u2"));
        Assert.Equal((Channel.Online, "1.000009", "H10.08", Day("2021-04-27")), (story.Fact.Channel, story.Fact.Procedure, story.Fact.Agency, story.State.DueOn!.Value));
    }
}
