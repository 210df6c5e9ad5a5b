using OneStop.Core.Procedures;

namespace OneStop.Reports.Lists;

/// <summary>Whether names hold what was typed; capitals and Vietnamese marks play no part. Each name is looked at once.</summary>
/// <param name="text">What was typed.</param>
internal sealed class TextFit(string text)
{
    private readonly string _part = PlainWords.Of(text).TrimEnd();
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>False for a name that is not known.</summary>
    public bool Fits(string? name)
    {
        if (name is null)
        {
            return false;
        }

        if (!_known.TryGetValue(name, out var fits))
        {
            _known[name] = fits = PlainWords.Of(name).Contains(_part, StringComparison.Ordinal) && _part.Length > 0;
        }

        return fits;
    }
}
