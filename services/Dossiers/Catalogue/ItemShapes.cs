using System.Globalization;
using System.Text.Json;
using OneStop.Core.Procedures;

namespace OneStop.Dossiers.Catalogue;

/// <summary>Whose an item is, as its fields said: its agency (null for what the whole province shares) and, for an agency, the one above it.</summary>
internal readonly record struct ItemOwner(string? Agency, string? Parent);

/// <summary>The shapes of catalogue items on the wire (design §4, ruling 41), property by property.</summary>
internal static class ItemShapes
{
    private const int AmountMax = 10_000;

    public static ItemOwner Agency(ItemFields item)
    {
        var code = item.Agency("code", required: true);
        item.Text("name", required: true);
        item.Word("level", required: true, "province", "department", "district", "commune", "unit");
        var parent = item.Agency("parent");
        Validity(item);
        item.Agency("successor");
        item.Texts("aliases", "phải là văn bản", static _ => true);
        if (parent is not null && parent == code)
        {
            item.Fail(ItemFault.BadValue, "parent", "không được là chính cơ quan đó");
        }

        return new(code, parent);
    }

    public static ItemOwner Procedure(ItemFields item)
    {
        item.Text("code", required: true);
        item.Text("name", required: true);
        item.Part("field", required: true, static field =>
        {
            field.Text("code", required: true);
            field.Text("name", required: true);
        });
        item.Word("administrativeLevel", required: true, "province", "district", "commune", "shared");
        item.PartOrNull("limit", Limit);
        item.Parts("limits", required: false, static limit =>
        {
            limit.Word("channel", required: true, "direct", "online", "postal");
            Limit(limit);
        });
        item.Word("serviceLevel", required: true, "information", "partial", "full");
        item.Number("legacyLevel", required: false, 1, 4);
        item.YesNo("afterFifteenNextDay");
        item.YesNo("published");
        item.YesNo("nationalPortal");
        item.YesNo("onlinePayment");
        item.YesNo("postal");
        item.Word("interagency", required: false, "none", "sameLevel", "acrossLevels");
        item.Texts("chain", "phải là cấp", IsLevel);
        item.Texts("levels", "phải là cấp", IsLevel);
        item.Part("nationalLimit", required: false, Limit);
        item.Part("portals", required: false, static portals =>
        {
            portals.Part("provincial", required: false, Presence);
            portals.Part("national", required: false, Presence);
        });
        item.Word("change", required: false, "new", "amended", "replaced");
        item.Part("process", required: false, static process =>
        {
            process.YesNo("approved");
            process.YesNo("electronic");
            process.Parts("steps", required: false, static step =>
            {
                step.Text("name", required: true);
                step.Text("owner", required: true);
                Limit(step);
            });
        });
        Validity(item);
        return default;
    }

    public static ItemOwner Unit(ItemFields item)
    {
        var agency = item.Agency("agency", required: true);
        item.Text("name", required: true);
        item.Texts("aliases", "phải là văn bản", static _ => true);
        Hours(item);
        item.Day("effectiveFrom");
        return new(agency, null);
    }

    public static ItemOwner DossierAlias(ItemFields item)
    {
        item.Text("code", required: true);
        item.Text("dossier", required: true);
        item.Text("source");
        Validity(item);
        return default;
    }

    public static ItemOwner Calendar(ItemFields item)
    {
        var code = item.Agency("code", required: true);
        item.Day("effectiveFrom");
        item.Parts("years", required: false, Year);
        Hours(item);
        return new(code == CalendarEdition.National ? null : code, null);
    }

    private static void Year(ItemFields year)
    {
        year.Number("year", required: true, 1900, 2199);
        year.YesNo("provisional");
        year.Parts("weekdaysOff", required: false, static day =>
        {
            day.Day("date", required: true);
            day.Text("name");
            day.Word("kind", required: false, "holiday", "compensatory", "swap", "emergency");
        });
        year.Each("workingWeekendDays", required: false, (day, at) =>
        {
            var text = day.ValueKind == JsonValueKind.Object && day.TryGetProperty("date", out var date) ? date : day;
            if (text.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(text.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            {
                year.Write(writer => writer.WriteStringValue(parsed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            }
            else
            {
                year.Fail(ItemFault.BadValue, $"workingWeekendDays[{at}]", "phải là ngày dạng yyyy-MM-dd");
            }
        });
    }

    private static void Hours(ItemFields item)
    {
        var last = TimeOnly.MinValue;
        item.Each("hours", required: false, (interval, at) =>
        {
            var bounds = interval.ValueKind == JsonValueKind.Array ? interval.EnumerateArray().Select(Time).ToArray() : [];
            if (bounds is not [{ } start, { } end] || start < last || start >= end)
            {
                item.Fail(ItemFault.BadValue, $"hours[{at}]", "phải là [\"HH:mm\",\"HH:mm\"], theo thứ tự và không chồng nhau");
                return;
            }

            last = end;
            item.Write(writer =>
            {
                writer.WriteStartArray();
                writer.WriteStringValue(start.ToString("HH:mm", CultureInfo.InvariantCulture));
                writer.WriteStringValue(end.ToString("HH:mm", CultureInfo.InvariantCulture));
                writer.WriteEndArray();
            });
        });
    }

    private static TimeOnly? Time(JsonElement text) =>
        text.ValueKind == JsonValueKind.String && TimeOnly.TryParseExact(text.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static void Limit(ItemFields limit)
    {
        limit.Number("amount", required: true, 0, AmountMax);
        limit.Word("unit", required: true, "workingDays", "calendarDays", "workingHours");
    }

    private static void Presence(ItemFields portal)
    {
        portal.YesNo("published");
        portal.YesNo("integrated");
    }

    private static void Validity(ItemFields item)
    {
        var from = item.Day("effectiveFrom");
        var to = item.Day("effectiveTo");
        if (to < from)
        {
            item.Fail(ItemFault.BadValue, "effectiveTo", "phải từ effectiveFrom trở đi");
        }
    }

    private static bool IsLevel(string level) => level is "province" or "department" or "district" or "commune" or "unit";
}
