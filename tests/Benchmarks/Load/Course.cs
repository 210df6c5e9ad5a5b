namespace OneStop.Benchmarks.Load;

/// <summary>What happens to a dossier of the load.</summary>
internal enum CourseStep : byte
{
    Received,
    HandedOver,
    Accepted,
    SupplementRequested,
    Supplemented,
    PaymentRequested,
    Paid,
    StepCompleted,
    ResultReady,
    Returned,
}

/// <summary>One step at its place in office time (see <see cref="OfficeClock"/>).</summary>
internal readonly record struct PlacedStep(CourseStep Step, int Minute);

/// <summary>
/// The life of one dossier, a pure function of seed and number: six steps, in a quarter of the cases also a request for papers, in another
/// quarter one for payment (both stop the clock), so seven on average. About one in twelve ends late, one in a hundred stays open.
/// </summary>
internal sealed class Course
{
    private const int StepsMax = 10;
    private readonly PlacedStep[] _steps = new PlacedStep[StepsMax];

    /// <param name="province">Where.</param>
    /// <param name="seed">Of the whole load.</param>
    /// <param name="number">From 0; in a load spread over time a greater number is received later.</param>
    /// <param name="minute">When it is received.</param>
    public Course(Province province, ulong seed, int number, int minute)
    {
        (Number, Received) = (number, minute);
        var chance = new Chance(seed ^ ((ulong)number * 0xD1342543DE82EF95));
        Agency = Skewed(ref chance, province.Agencies.Count);
        var handled = province.Agencies[Agency].Procedures;
        Procedure = handled[Skewed(ref chance, handled.Length)];
        Channel = chance.Below(100) switch { < 45 => "online", < 95 => "direct", _ => "postal" };
        Officer = chance.Below(40);
        Place(ref chance, minute, province.Procedures[Procedure].LimitDays);
    }

    public int Number { get; }

    public int Received { get; }

    public int Agency { get; }

    public int Procedure { get; }

    public string Channel { get; }

    public int Officer { get; }

    public int Count { get; private set; }

    public PlacedStep this[int index] => _steps[index];

    // The first are frequent, the last rare, as agencies and procedures are.
    private static int Skewed(ref Chance chance, int count) => Math.Min(chance.Below(count), chance.Below(count));

    private void Place(ref Chance chance, int minute, int limitDays)
    {
        var limit = limitDays * OfficeClock.MinutesOfDay;
        Add(CourseStep.Received, minute);
        Add(CourseStep.HandedOver, minute += chance.Between(5, 60));
        Add(CourseStep.Accepted, minute += chance.Between(5, 200));
        if (chance.In(250))
        {
            Add(CourseStep.SupplementRequested, minute += chance.Between(30, 700));
            Add(CourseStep.Supplemented, minute += chance.Between(480, 2400));
        }

        if (chance.In(250))
        {
            Add(CourseStep.PaymentRequested, minute += chance.Between(30, 400));
            Add(CourseStep.Paid, minute += chance.Between(60, 1400));
        }

        if (chance.In(10))
        {
            return;
        }

        Add(CourseStep.StepCompleted, minute += limit * chance.Between(15, chance.In(100) ? 140 : 80) / 100);
        Add(CourseStep.ResultReady, minute += chance.Between(10, 200));
        Add(CourseStep.Returned, minute + chance.Between(10, 900));
    }

    private void Add(CourseStep step, int minute) => _steps[Count++] = new(step, minute);
}
