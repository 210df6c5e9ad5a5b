using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Core.WorkingTime;
using OneStop.Dossiers.National;

namespace OneStop.Dossiers.Registers;

/// <summary>Turns one row of a register into step reports. Pure.</summary>
public static class RegisterSteps
{
    private const int ExcelDayMin = 20_000;
    private const int ExcelDayMax = 110_000;

    /// <summary>The steps; a code and a detail without personal data where the row cannot be used.</summary>
    /// <param name="agency">The agency whose register it is; null = not named.</param>
    public static (IReadOnlyList<DerivedStep> Steps, string? Code, string? Detail) Of(RegisterRow row, string? agency)
    {
        if (!row.Values.TryGetValue(RegisterColumn.Code, out var dossier))
        {
            return ([], RejectionCodes.MissingField, "thiếu mã hồ sơ");
        }

        var times = new Dictionary<RegisterColumn, DateTimeOffset>();
        foreach (var column in (RegisterColumn[])[RegisterColumn.ReceivedOn, RegisterColumn.DueOn, RegisterColumn.EndedOn, RegisterColumn.ReturnedOn])
        {
            if (row.Values.TryGetValue(column, out var text))
            {
                if (TimeOf(text) is not { } time)
                {
                    return ([], RejectionCodes.BadTime, $"không đọc được {Name(column)}");
                }

                times[column] = time;
            }
        }

        if (!times.TryGetValue(RegisterColumn.ReceivedOn, out var received))
        {
            return ([], RejectionCodes.MissingField, "thiếu ngày tiếp nhận");
        }

        var steps = new List<DerivedStep> { new(dossier, EntryTypes.Received, "a", received, agency, null, Reception(row, times)) };
        if (times.TryGetValue(RegisterColumn.EndedOn, out var ended))
        {
            steps.Add(new DerivedStep(dossier, EntryTypes.ResultReady, "a", ended, agency, null, new JsonObject { ["kind"] = "granted" }, RecordedUnknown: true));
        }

        if (times.TryGetValue(RegisterColumn.ReturnedOn, out var returned))
        {
            steps.Add(new DerivedStep(dossier, EntryTypes.Returned, "a", returned, agency, null, []));
        }

        return (steps, null, null);
    }

    private static JsonObject Reception(RegisterRow row, Dictionary<RegisterColumn, DateTimeOffset> times)
    {
        var data = new JsonObject { ["procedure"] = row.Values.GetValueOrDefault(RegisterColumn.Procedure) };
        if (times.TryGetValue(RegisterColumn.DueOn, out var due))
        {
            data["appointmentOn"] = VietnamTime.DateOf(due).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var applicant = new JsonObject();
        foreach (var (column, name) in ((RegisterColumn, string)[])[(RegisterColumn.Owner, "name"), (RegisterColumn.Address, "address"), (RegisterColumn.Phone, "phone")])
        {
            if (row.Values.TryGetValue(column, out var value))
            {
                applicant[name] = value;
            }
        }

        if (applicant.Count > 0)
        {
            data["applicant"] = applicant;
        }

        if (row.Values.TryGetValue(RegisterColumn.Summary, out var summary))
        {
            data["summary"] = summary;
        }

        return data;
    }

    /// <summary>A date as text in any of the usual forms, or as Excel counts days since 1899-12-30.</summary>
    private static DateTimeOffset? TimeOf(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is > ExcelDayMin and < ExcelDayMax)
        {
            // Excel keeps a fraction of a day; whole seconds are meant.
            var local = DateTime.FromOADate(days);
            return new DateTimeOffset(local.AddTicks(TimeSpan.TicksPerSecond / 2).Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, VietnamTime.Offset);
        }

        var item = JsonSerializer.SerializeToElement(new JsonObject { ["at"] = text });
        return NationalValue.TryTime(item, "at", out var time) ? time : null;
    }

    private static string Name(RegisterColumn column) => column switch
    {
        RegisterColumn.ReceivedOn => "ngày tiếp nhận",
        RegisterColumn.DueOn => "ngày hẹn trả",
        RegisterColumn.EndedOn => "ngày kết thúc",
        _ => "ngày trả",
    };
}
