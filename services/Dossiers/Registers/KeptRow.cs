using System.Text.Json;
using OneStop.Dossiers.Intake;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Registers;

/// <summary>A row of a register as it lies in quarantine, with what is needed to take it again.</summary>
internal static class KeptRow
{
    /// <summary>The row with the reason it was not taken.</summary>
    public static RejectedLine Of(RegisterRow row, string source, string? agency, string code, string detail)
    {
        var values = row.Values.OrderBy(static v => v.Key).ToDictionary(static v => v.Key, static v => v.Value);
        var raw = JsonSerializer.SerializeToUtf8Bytes(new Kept(source, agency, row.Number, values), WireJson.Options);
        var dossier = row.Values.GetValueOrDefault(RegisterColumn.Code);
        return RejectedLine.Whole(row.Number, source, null, dossier is { Length: <= 200 } ? dossier : null, code, detail, raw);
    }

    /// <summary>The row again.</summary>
    public static (RegisterRow Row, string Source, string? Agency) Read(string raw)
    {
        var kept = JsonSerializer.Deserialize<Kept>(raw, WireJson.Options)!;
        return (new RegisterRow(kept.Row, kept.Values), kept.Source, kept.Agency);
    }

    private sealed record Kept(string Source, string? Agency, int Row, Dictionary<RegisterColumn, string> Values);
}
