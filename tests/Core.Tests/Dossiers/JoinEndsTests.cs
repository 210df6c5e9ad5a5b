using OneStop.Core.Dossiers;

namespace OneStop.Core.Tests.Dossiers;

/// <summary>An end told in two parts, by the dossier (u) and by a row of progress (r), with or without a recall (x).</summary>
public sealed class JoinEndsTests
{
    [Theory]
    [InlineData("u 27 09:00", "2021-04-27 recordedUnknown")]
    [InlineData("r 27 09:00", "2021-04-27 ")]
    [InlineData("u 27 09:00, r 27 09:00", "2021-04-27 ")] // the same moment
    [InlineData("u 27 09:00, r 27 09:05", "2021-04-27 ")]
    [InlineData("u 27 09:00, r 29 16:00", "2021-04-29 ")] // the later of both, and no recall
    [InlineData("r 26 16:00, u 28 09:00", "2021-04-28 ")]
    [InlineData("u 27 09:00, x 27 09:00, u 29 09:00, r 29 09:30", "2021-04-29 recordedUnknown")] // rewritten: of the first end it is not known
    [InlineData("u 27 09:00, r 27 09:05, x 27 09:00, x 27 09:05, u 29 09:00, r 29 09:30", "2021-04-29 ")]
    [InlineData("u 27 09:00, r 27 09:05, x 27 09:00, u 29 09:00", "2021-04-29 recordedUnknown")]
    [InlineData("u 27 09:00, u 27 10:00, r 27 10:05", "2021-04-27 secondEnd recordedUnknown")]
    public void It_is_one_end_recorded_at_the_later_of_both(string told, string expected)
    {
        var parts = told.Split(", ");
        foreach (var order in new[] { parts, [.. parts.Reverse()], [.. parts.OrderBy(static p => p.GetHashCode(StringComparison.Ordinal))] })
        {
            var story = new Story().Received("2021-04-12 08:15");
            foreach (var part in order)
            {
                Tell(story, part);
            }

            var state = story.State;
            Assert.Equal(expected, $"{state.EndedOn:yyyy-MM-dd} {string.Join(' ', state.Flags.Where(static f => f is Flags.SecondEnd or Flags.RecordedUnknown or Flags.ReopenedOpen))}");
        }
    }

    [Fact]
    public void Parts_of_two_sources_stay_two_ends()
    {
        var story = new Story().Received("2021-04-12 08:15").Unrecorded("2021-04-27 09:00").From("another").Ready("2021-04-27 09:05");
        Assert.Equal([Flags.SecondEnd, Flags.RecordedUnknown], story.State.Flags);
    }

    private static void Tell(Story story, string part)
    {
        var at = $"2021-04-{part[2..]}";
        switch (part[0])
        {
            case 'u': story.Unrecorded(at); break;
            case 'r': story.Ready(at); break;
            default: story.Add(at, null, new Happening.Reopened("national-feed")); break;
        }
    }
}
