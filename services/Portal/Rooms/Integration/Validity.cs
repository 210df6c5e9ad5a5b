using OneStop.Portal.Language;

namespace OneStop.Portal.Rooms.Integration;

/// <summary>From when to when something holds, in words; both days inclusive, null = without end.</summary>
public static class Validity
{
    public static string Say(DateOnly? from, DateOnly? to, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return (from, to) switch
        {
            (null, null) => words["không thời hạn"],
            (_, null) => words.Say("từ {0}", Numerals.Date(from)),
            (null, _) => words.Say("đến {0}", Numerals.Date(to)),
            _ => $"{Numerals.Date(from)} – {Numerals.Date(to)}",
        };
    }
}
