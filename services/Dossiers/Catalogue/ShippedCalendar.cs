using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Core.Procedures;

namespace OneStop.Dossiers.Catalogue;

/// <summary>The national calendar that ships with the program: the days off of BLLĐ Điều 112 and the government's swaps, year by year.</summary>
public static class ShippedCalendar
{
    /// <summary>The calendar as a catalogue item.</summary>
    public static JsonElement Read()
    {
        using var file = typeof(ShippedCalendar).Assembly.GetManifestResourceStream("Catalogue/calendar.json")
            ?? throw new InvalidOperationException("Catalogue/calendar.json is not embedded.");
        var item = new JsonObject { ["code"] = CalendarEdition.National, ["years"] = JsonNode.Parse(file) };
        return JsonSerializer.SerializeToElement(item);
    }
}
