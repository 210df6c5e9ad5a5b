using System.Buffers;
using OneStop.Core.WorkingTime;

namespace OneStop.Host.Demo;

/// <summary>
/// The demo province: Sở LĐTBXH Bình Phước, 01/01–14/10/2021, in the reading of its report in which text and table agree (39.444 dossiers, two late).
/// Counts and the two late dossiers are the report's; people, officers, days and hours are made up from the seed.
/// </summary>
internal sealed class BinhPhuoc(ulong seed, WorkingCalendar calendar)
{
    /// <summary>The seed where none is given.</summary>
    public const ulong DefaultSeed = 20211014;

    public static readonly DateOnly From = new(2021, 1, 1);
    public static readonly DateOnly To = new(2021, 10, 14);

    /// <summary>The office time of the demo.</summary>
    public OfficeTime Time { get; } = new(calendar, new DateOnly(2020, 12, 1), To);

    /// <summary>The dossiers, in order of reception.</summary>
    public IReadOnlyList<Planned> Dossiers { get => field ??= Plan.For(seed, Time); private set; }

    /// <summary>The appointment on a dossier's receipt.</summary>
    public DateOnly? AppointmentOf(Planned dossier) => History.AppointmentOf(dossier, Time);

    /// <summary>Every step report, dossier by dossier, made as it is asked for.</summary>
    public IEnumerable<StepReport> Steps()
    {
        for (var n = 0; n < Dossiers.Count; n++)
        {
            var dossier = Dossiers[n];
            var steps = dossier.Code switch
            {
                WageFund.Code => WageFund.Steps(),
                InjuryReview.Code => InjuryReview.Steps(),
                _ => History.Of(dossier, Time, seed ^ ((ulong)(n + 1) * 0x9E3779B97F4A7C15)),
            };
            foreach (var step in steps)
            {
                yield return step;
            }
        }
    }

    /// <summary>The same as NDJSON, in pieces of about 64 KiB that end with a line.</summary>
    /// <param name="made">Told the number of dossiers begun so far, once per piece.</param>
    public IEnumerable<ReadOnlyMemory<byte>> Ndjson(Action<int>? made = null)
    {
        var buffer = new ArrayBufferWriter<byte>(80 * 1024);
        var count = 0;
        foreach (var step in Steps())
        {
            step.WriteLine(buffer);
            count += step.Id.EndsWith("/01", StringComparison.Ordinal) ? 1 : 0;
            if (buffer.WrittenCount >= 64 * 1024)
            {
                yield return buffer.WrittenMemory;
                made?.Invoke(count);
                buffer.ResetWrittenCount();
            }
        }

        yield return buffer.WrittenMemory;
        made?.Invoke(count);
    }
}
