namespace OneStop.Benchmarks.Load;

/// <summary>How the entries of a load follow each other.</summary>
internal enum LoadShape
{
    /// <summary>By arrival, as a province sends: the entries of a dossier lie among those of thousands of others, some late or swapped.</summary>
    Live,

    /// <summary>Dossier by dossier, as an export of a register is.</summary>
    Adjacent,
}

/// <summary>A run of dossiers, received evenly over a span of office time.</summary>
/// <param name="Seed">The same seed gives the same lines.</param>
/// <param name="First">Number of the first dossier.</param>
/// <param name="Dossiers">How many.</param>
/// <param name="Monday">The first day.</param>
/// <param name="SpanMinutes">Office minutes in which they are received.</param>
/// <param name="Prefix">Keeps the codes and ids of loads apart; letters and digits.</param>
internal sealed record LoadPlan(
    ulong Seed, int First, int Dossiers, DateOnly Monday, int SpanMinutes = OfficeClock.MinutesOfYear, string Prefix = "")
{
    private const int LateArrivalPerThousand = 20;

    public Province Province { get; } = new();

    public OfficeClock Clock { get; } = new(Monday);

    public StepLine Lines => new(Province, Clock, Prefix);

    /// <summary>The life of the dossier with that number.</summary>
    public Course CourseOf(int number) => new(Province, Seed, number, (int)((long)(number - First) * SpanMinutes / Math.Max(1, Dossiers)));

    /// <summary>All lines, in order of arrival; each is valid until the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Write(LoadShape shape)
    {
        var lines = Lines;
        foreach (var (course, index) in shape == LoadShape.Live ? ByArrival() : ByDossier())
        {
            yield return lines.Write(course, index);
        }
    }

    private IEnumerable<(Course Course, int Index)> ByDossier()
    {
        for (var n = 0; n < Dossiers; n++)
        {
            var course = CourseOf(First + n);
            for (var i = 0; i < course.Count; i++)
            {
                yield return (course, i);
            }
        }
    }

    // Only dossiers under way are held.
    private IEnumerable<(Course Course, int Index)> ByArrival()
    {
        var waiting = new PriorityQueue<(Course, int), int>();
        var chance = new Chance(Seed ^ 0xA5A5);
        for (var n = 0; n < Dossiers; n++)
        {
            var course = CourseOf(First + n);
            while (waiting.TryPeek(out _, out var arrival) && arrival < course.Received)
            {
                yield return waiting.Dequeue();
            }

            for (var i = 0; i < course.Count; i++)
            {
                var delay = chance.In(LateArrivalPerThousand) ? chance.Below(OfficeClock.MinutesOfDay) : chance.Below(15);
                waiting.Enqueue((course, i), course[i].Minute + delay);
            }
        }

        while (waiting.TryDequeue(out var last, out _))
        {
            yield return last;
        }
    }
}
