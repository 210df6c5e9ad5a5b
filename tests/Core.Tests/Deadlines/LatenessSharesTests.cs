using OneStop.Core.Deadlines;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Tests.Dossiers;
using static OneStop.Core.Tests.Dossiers.Story;

namespace OneStop.Core.Tests.Deadlines;

public sealed class LatenessSharesTests
{
    private static Story HandedTo(Story story, string at, string unit, string? due = null) =>
        story.Add(at, null, new Happening.HandedOver("H10.07", unit, null, unit, due is null ? null : At(due)));

    private static LatenessShares Of(Story story) => LatenessShares.Of(story.State, story.Catalogue.Newest, At("2021-12-31 17:00"));

    [Fact]
    public void The_unit_whose_step_overran_answers_not_the_desk()
    {
        var story = new Story().Received("2021-04-12 08:00");
        HandedTo(story, "2021-04-12 10:00", "Phòng A", "2021-04-20 17:00");
        HandedTo(story, "2021-04-20 09:00", "UBND tỉnh", "2021-04-26 17:00");
        var shares = Of(story.Ready("2021-05-05 08:00"));
        Assert.Equal((ShareBasis.Overruns, "UBND tỉnh"), (shares.Basis, shares.Responsible!.Unit));
        Assert.Equal([new UnitShare("H10.07", "UBND tỉnh", (4 * 480) + 60)], shares.Shares);
        Assert.Equal(4, shares.LateDays);
    }

    [Fact]
    public void A_late_opinion_is_charged_to_the_body_that_was_asked_up_to_the_overrun()
    {
        var story = new Story().Received("2021-04-12 08:00");
        HandedTo(story, "2021-04-12 10:00", "Phòng A", "2021-04-26 17:00");
        story.Add("2021-04-13 08:00", null, new Happening.OpinionRequested("G14.05", At("2021-04-23 17:00")));
        story.Add("2021-04-27 17:00", null, new Happening.OpinionReceived("G14.05"));
        var shares = Of(story.Ready("2021-04-29 17:00"));
        Assert.Equal([new UnitShare("H10.07", "Phòng A", 480), new UnitShare("G14.05", null, 960)], shares.Shares);
        Assert.Equal(3 * 480, shares.Whole);
        Assert.Equal("G14.05", shares.Responsible!.Agency);
    }

    [Fact]
    public void Steps_without_limits_share_by_holding_and_the_holder_at_the_due_date_answers()
    {
        var story = new Story().Received("2021-04-12 08:00");
        HandedTo(story, "2021-04-12 10:00", "Phòng A");
        HandedTo(story, "2021-04-29 09:00", "Lãnh đạo Sở");
        var shares = Of(story.Ready("2021-05-06 08:00"));
        Assert.True(shares.Provisional);
        Assert.Equal([new UnitShare("H10.07", "Phòng A", 2), new UnitShare("H10.07", "Lãnh đạo Sở", 3)], shares.Shares);
        Assert.Equal((5, "Phòng A"), (shares.LateDays, shares.Responsible!.Unit));
    }

    [Fact]
    public void Late_without_a_late_step_is_a_planning_error_of_the_process_owner()
    {
        var story = new Story().Received("2021-04-12 08:00");
        HandedTo(story, "2021-04-12 10:00", "Phòng A", "2021-05-28 17:00");
        Assert.Equal(ShareBasis.Planning, Of(story.Ready("2021-05-06 08:00")).Basis);
    }

    [Fact]
    public void Pauses_are_not_counted_into_a_step()
    {
        var story = new Story().Received("2021-04-12 08:00");
        HandedTo(story, "2021-04-12 10:00", "Phòng A", "2021-04-20 17:00");
        story.Add("2021-04-13 07:00", null, new Happening.PaymentRequested()).Add("2021-05-04 07:00", null, new Happening.Paid(null));
        var step = Of(story.Ready("2021-05-05 17:00")).Steps[1];
        Assert.Equal(300 + (2 * 480), step.Elapsed);
        Assert.Equal(0, step.Over);
    }

    [Fact]
    public void A_dossier_that_is_not_late_shares_nothing() =>
        Assert.Equal(ShareBasis.None, Of(new Story().Received("2021-04-12 08:00").Ready("2021-04-27 10:00")).Basis);

    [Fact]
    public void The_due_date_is_told_in_Vietnamese_with_the_holiday_that_lay_between()
    {
        var story = new Story().Received("2021-04-12 08:15").Add("2021-04-16 09:00", null, new Happening.PaymentRequested()).Add("2021-05-06 09:00", null, new Happening.Paid(null)).Ready("2021-05-17 10:00");
        Assert.Equal(
            [
                "Tiếp nhận lúc 08:15 ngày 12/04/2021.",
                "Thời hạn của thủ tục 1.004949: 10 ngày làm việc, không tính ngày tiếp nhận; hạn giải quyết 27/04/2021.",
                "Trong khoảng 12/04/2021 – 27/04/2021 không tính: 4 ngày cuối tuần, 21/04/2021 (Giỗ Tổ Hùng Vương).",
                "Chờ nghĩa vụ tài chính từ 16/04/2021 đến 06/05/2021: dừng tính thời hạn.",
                "Hoàn thành nghĩa vụ tài chính: tính tiếp; hạn giải quyết 14/05/2021, không tính 2 ngày cuối tuần.",
                "Xử lý xong ngày 17/05/2021: quá hạn 1 ngày làm việc.",
            ],
            DueExplanation.ForClerk(story.State, story.Catalogue.Newest, Day("2021-12-31")).Select(sentence => sentence.Text));
    }

    [Fact]
    public void Late_by_days_off_only_is_late_by_no_working_day_however_it_is_asked()
    {
        var story = new Story().Received("2021-04-12 08:00", appointment: new GivenAppointment(Day("2021-04-23")));
        HandedTo(story, "2021-04-12 10:00", "Phòng A");
        var state = story.Ready("2021-04-24 08:00").State;
        var shares = Of(story);
        Assert.Equal((Outcome.Late, ShareBasis.Holding, 0), (state.Outcome, shares.Basis, shares.LateDays));
        Assert.Equal("Phòng A", shares.Responsible!.Unit);
        var catalogue = story.Catalogue.Newest;
        Assert.Equal(0, DaysLate.Between(state.DueOn, state.EndedOn, catalogue.CalendarFor("H10.07")));
        Assert.EndsWith("quá hạn, chưa qua ngày làm việc nào.", DueExplanation.ForClerk(state, catalogue, Day("2021-12-31"))[^1].Text, StringComparison.Ordinal);
        Assert.EndsWith("quá hạn 1 ngày làm việc.", DueExplanation.ForClerk(story.Add("2021-04-25 08:00", null, new Happening.Reopened("u9")).Ready("2021-04-26 08:00").State, catalogue, Day("2021-12-31"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_without_deadline_is_due_with_the_asking_step_that_the_process_limits_and_is_marked()
    {
        var process = new InternalProcess(true, true, [new ProcessStep("Phòng A", "Phòng A", 2, LimitUnit.WorkingDays)]);
        var story = new Story(p => p with { Process = process }).Received("2021-04-12 08:00");
        HandedTo(story, "2021-04-12 17:00", "Phòng A");
        story.Add("2021-04-13 08:00", null, new Happening.OpinionRequested("G14.05", null)).Add("2021-04-15 17:00", null, new Happening.OpinionReceived("G14.05"));
        var shares = Of(story.Ready("2021-04-28 17:00"));
        Assert.Equal(480, Assert.Single(shares.Shares, s => s.Agency == "G14.05").Amount);
        Assert.Equal([false, true], shares.Shares.Select(s => s.DueInferred));
    }

    [Fact]
    public void Of_equal_shares_the_owner_answers_after_whose_step_the_due_date_could_no_longer_be_held()
    {
        var story = new Story().Received("2021-04-12 08:00");
        HandedTo(story, "2021-04-12 10:00", "Phòng A", "2021-04-15 17:00");
        HandedTo(story, "2021-04-16 17:00", "Phòng B", "2021-04-26 17:00");
        HandedTo(story, "2021-04-27 17:00", "Văn thư", "2021-04-28 17:00");
        var shares = Of(story.Ready("2021-04-28 10:00"));
        Assert.Equal([new UnitShare("H10.07", "Phòng A", 480), new UnitShare("H10.07", "Phòng B", 480)], shares.Shares);
        Assert.Equal("Phòng B", shares.Responsible!.Unit);
    }
}
