using OneStop.Benchmarks.Stage;

namespace OneStop.Benchmarks.Load;

/// <summary>Loads as ready-made HTTP requests.</summary>
internal static class Requests
{
    private const string Json = "application/json";
    private const string Ndjson = "application/x-ndjson";

    /// <summary>One POST per entry, in order of arrival.</summary>
    public static IReadOnlyList<byte[][]> Single(Caller caller, LoadPlan plan, int count) =>
        [.. plan.Write(LoadShape.Live).Take(count).Select(line => new[] { PlainConnection.Post(caller, "v1/steps", line.Span, Json) })];

    /// <summary>One POST per dossier, with its whole life.</summary>
    public static IReadOnlyList<byte[][]> WholeLives(Caller caller, LoadPlan plan) =>
        [.. Lives(plan).Select(life => new[] { PlainConnection.Post(caller, "v1/steps", life.SelectMany(l => l).ToArray(), Ndjson) })];

    /// <summary>One POST per entry, the entries of a dossier one after the other.</summary>
    public static IReadOnlyList<byte[][]> LivesStepByStep(Caller caller, LoadPlan plan) =>
        [.. Lives(plan).Select(life => life.Select(line => PlainConnection.Post(caller, "v1/steps", line, Json)).ToArray())];

    /// <summary>One look-up of each dossier whose number is given.</summary>
    public static IReadOnlyList<byte[][]> LookUps(Caller caller, LoadPlan plan, IEnumerable<int> numbers)
    {
        var lines = plan.Lines;
        return [.. numbers.Select(n => new[] { PlainConnection.Get(caller, $"v1/dossiers/{lines.CodeOf(plan.CourseOf(n))}") })];
    }

    // Seven entries each: what a course has beyond is left out, and shorter ones are passed over.
    private static IEnumerable<List<byte[]>> Lives(LoadPlan plan)
    {
        const int EntriesOfLife = 7;
        var lines = plan.Lines;
        for (var n = 0; n < plan.Dossiers; n++)
        {
            var course = plan.CourseOf(plan.First + n);
            if (course.Count >= EntriesOfLife)
            {
                yield return [.. Enumerable.Range(course.Count - EntriesOfLife, EntriesOfLife).Select(i => lines.Write(course, i == course.Count - EntriesOfLife ? 0 : i).ToArray())];
            }
        }
    }
}
