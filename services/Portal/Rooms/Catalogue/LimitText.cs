using System.Text.Json;
using OneStop.Portal.Language;

namespace OneStop.Portal.Rooms.Catalogue;

/// <summary>Time limits as people say them.</summary>
public static class LimitText
{
    /// <summary>Units of a limit, with their Vietnamese words.</summary>
    public static readonly IReadOnlyDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["workingDays"] = "ngày làm việc",
        ["calendarDays"] = "ngày",
        ["workingHours"] = "giờ làm việc",
    };

    /// <summary>The limit of a procedure as it came over the wire; without one it is a procedure without appointment.</summary>
    public static string Of(JsonElement procedure, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!procedure.TryGetProperty("limit", out var limit) || limit.ValueKind != JsonValueKind.Object)
        {
            return words["Không hẹn ngày"];
        }

        var amount = limit.GetProperty("amount").GetInt32();
        var unit = CatalogueText.Of(limit, "unit") switch { "calendarDays" => "{0} ngày", "workingHours" => "{0} giờ làm việc", _ => "{0} ngày làm việc" };
        return amount == 0 ? words["Trong ngày"] : words.Say(unit, amount);
    }
}
