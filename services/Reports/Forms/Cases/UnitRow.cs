using OneStop.Core.Procedures;

namespace OneStop.Reports.Forms.Cases;

/// <summary>The row of a unit of an agency, in forms whose rows are units whoever received the dossier.</summary>
internal static class UnitRow
{
    /// <param name="agency">Code in either style; unknown ones keep a row of their own.</param>
    public static FormRow Of(string? agency, string? unit, CaseInRow dossier)
    {
        var known = dossier.Catalogue.FindAgency(agency, dossier.Question.Until);
        var key = (known?.Code ?? AgencyCode.Normalise(agency) ?? "unknown") + "/" + unit;
        var name = known?.Name ?? agency ?? "chưa xác định";
        return new FormRow(key.TrimEnd('/'), unit is { Length: > 0 } ? $"{name} – {unit}" : name);
    }
}
