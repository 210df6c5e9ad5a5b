using OneStop.Core.Deadlines;
using OneStop.Core.Dossiers;
using OneStop.Core.Tests.Dossiers;
using static OneStop.Core.Tests.Dossiers.Story;

namespace OneStop.Core.Tests.Deadlines;

public sealed class ElapsedTimeTests
{
    [Fact]
    public void The_intervals_tell_holder_pause_and_lateness_and_add_up()
    {
        var story = new Story().Received("2021-04-12 08:00");
        story.Add("2021-04-12 10:00", null, new Happening.HandedOver("H10.07", "Phòng A", null, null, null));
        story.Add("2021-04-16 09:00", null, new Happening.PaymentRequested()).Add("2021-05-06 09:00", null, new Happening.Paid(null)).Ready("2021-05-17 10:00");
        var (state, catalogue) = (story.State, story.Catalogue.Newest);
        var intervals = ElapsedTime.Of(state, catalogue, At("2021-12-31 00:00"));
        Assert.Equal(
            [ElapsedKind.Counted, ElapsedKind.Counted, ElapsedKind.Paused, ElapsedKind.Counted, ElapsedKind.Late],
            intervals.Select(i => i.Kind));
        Assert.Equal([120, 90 + 210 + (3 * 480) + 120, 360 + (10 * 480) + 120, 360 + (6 * 480), 180], intervals.Select(i => i.Minutes));
        Assert.Equal("08:00 12/04/2021 – 10:00 12/04/2021: Một cửa giữ 2 giờ làm việc, tính vào thời hạn.", intervals[0].Text);
    }

    [Fact]
    public void The_minutes_of_random_dossiers_add_up_to_the_minutes_elapsed()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var at = At("2021-01-04 07:00");
            string Next() => (at = at.AddMinutes(random.Next(1, 6000)).AddSeconds(random.Next(60))).ToString("yyyy-MM-dd HH:mm:ss", null);
            var story = new Story().Received(Next());
            for (var i = random.Next(6); i > 0; i--)
            {
                story.Add(Next(), null, random.Next(4) switch
                {
                    0 => new Happening.HandedOver("H10.07", $"Phòng {i}", null, null, null),
                    1 => new Happening.SupplementRequested(null),
                    2 => new Happening.Supplemented(null),
                    _ => new Happening.Suspended(),
                });
            }

            if (random.Next(2) == 0)
            {
                story.Ready(Next());
            }

            var now = at.AddDays(random.Next(1, 60));
            var (state, catalogue) = (story.State, story.Catalogue.Newest);
            Assert.True(ElapsedTime.Whole(state, catalogue, now) == ElapsedTime.Of(state, catalogue, now).Sum(i => i.Minutes), $"seed {seed}");
            var shares = LatenessShares.Of(state, catalogue, now);
            Assert.True(shares.Shares.All(s => s.Amount >= 0) && shares.Whole == shares.Shares.Sum(s => s.Amount), $"seed {seed}");
        }
    }
}
