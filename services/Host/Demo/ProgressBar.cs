using System.Globalization;

namespace OneStop.Host.Demo;

/// <summary>
/// A bar of one line that is written over; where the writer is no terminal, a line at every tenth. Not for use from several threads.
/// </summary>
internal sealed class ProgressBar(TextWriter output, string label, int total, bool terminal)
{
    private const int Width = 30;
    private int _tenth = -1;
    private int _percent = -1;

    /// <summary>Shows how many of the total are done.</summary>
    public void Show(int done)
    {
        var percent = (int)Math.Min(100, 100L * done / Math.Max(1, total));
        if (terminal && percent != _percent)
        {
            var full = Width * percent / 100;
            output.Write($"\r{label} [{new string('#', full)}{new string('.', Width - full)}] {percent,3} % {Grouped(done)}");
        }
        else if (!terminal && percent / 10 != _tenth)
        {
            output.WriteLine($"{label}: {percent} % ({Grouped(done)})");
        }

        (_percent, _tenth) = (percent, percent / 10);
    }

    /// <summary>Ends the line.</summary>
    public void Done()
    {
        if (terminal)
        {
            output.WriteLine();
        }
    }

    /// <summary>A count with points between thousands: 39.444.</summary>
    public static string Grouped(long count) => count.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.');
}
