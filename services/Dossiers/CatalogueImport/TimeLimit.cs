using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Core.Procedures;

namespace OneStop.Dossiers.CatalogueImport;

/// <summary>A time limit as outside catalogues write it: a number and a unit in words.</summary>
internal readonly record struct TimeLimit(int Amount, string Unit)
{
    /// <summary>The limit; null where number or unit cannot be read. A number may stand in the same text as its unit (<c>3 ngày làm việc</c>).</summary>
    public static TimeLimit? Read(string? amount, string? unit)
    {
        var words = PlainWords.Of($"{amount} {unit}").Trim();
        var digits = new string([.. words.SkipWhile(static c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 0 or > 3650)
        {
            return null;
        }

        return words switch
        {
            _ when words.Contains("ngay lam viec", StringComparison.Ordinal) => new TimeLimit(number, "workingDays"),
            _ when words.Contains("gio", StringComparison.Ordinal) => new TimeLimit(number, "workingHours"),
            _ when words.Contains("ngay", StringComparison.Ordinal) => new TimeLimit(number, "calendarDays"),
            _ => null,
        };
    }

    /// <summary>As a catalogue item has it.</summary>
    public JsonObject Json() => new() { ["amount"] = Amount, ["unit"] = Unit };
}
