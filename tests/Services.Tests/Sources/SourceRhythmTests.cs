using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.SourceWatch;

namespace OneStop.Services.Tests.Sources;

/// <summary>Silence is judged by the source's own habit, in office time.</summary>
public sealed class SourceRhythmTests
{
    private static readonly Office Always = CatalogueHistory.Empty.Newest.OfficeFor(null, null);

    /// <summary>Monday to Friday at nine and three, for two weeks from Monday 5 April 2021.</summary>
    private static readonly IReadOnlyList<CountedHour> TwiceADay =
        [.. Enumerable.Range(0, 12).Where(static d => d % 7 < 5).SelectMany(static d => new[] { At(5 + d, 9), At(5 + d, 15) }).Select(static at => new CountedHour(at, 1, at, at))];

    [Theory]
    [InlineData(16, 17, false)] // the same Friday evening
    [InlineData(19, 8, false)] // a weekend is no silence
    [InlineData(19, 15, false)] // a day late: exactly as long as a working day allows
    [InlineData(20, 11, true)] // longer than it ever was, and longer than a working day
    public void It_is_silent_when_quiet_for_longer_than_usual_and_than_a_working_day(int day, int hour, bool silent) =>
        Assert.Equal(silent, SourceRhythm.Of(TwiceADay, Always, At(day, hour)).Silent);

    [Fact]
    public void With_fewer_than_five_gaps_nothing_is_usual_and_nobody_is_silent()
    {
        var rhythm = SourceRhythm.Of([.. TwiceADay.Take(5)], Always, At(30, 17));
        Assert.Null(rhythm.UsualGap);
        Assert.False(rhythm.Silent);
    }

    [Fact]
    public void Ninety_five_in_a_hundred_gaps_are_no_longer_than_the_usual_one_and_no_shorter_one_would_do()
    {
        var chance = new Random(20210412);
        for (var run = 0; run < 200; run++)
        {
            var hours = new List<CountedHour> { new(At(5, 8), 1, At(5, 8), At(5, 8)) };
            for (var i = chance.Next(SourceRhythm.GapsMin, 60); i > 0; i--)
            {
                var next = hours[^1].Hour.AddHours(1 + chance.Next(80));
                hours.Add(new CountedHour(next, 1, next, next));
            }

            var gaps = Enumerable.Range(1, hours.Count - 1).Select(i => Always.MinutesBetween(hours[i - 1].Hour, hours[i].Hour)).ToList();
            var usual = SourceRhythm.Of(hours, Always, hours[^1].Hour).UsualGap!.Value;
            Assert.True(gaps.Count(gap => gap <= usual) * 100 >= gaps.Count * 95);
            Assert.True(gaps.Count(gap => gap < usual) * 100 < gaps.Count * 95);
        }
    }

    private static DateTimeOffset At(int day, int hour) => new(2021, 4, day, hour, 0, 0, VietnamTime.Offset);
}
