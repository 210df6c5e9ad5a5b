using OneStop.Core.Procedures;

namespace OneStop.Reports.Forms;

/// <summary>
/// Which procedures a scope answers for. The catalogue does not say which department keeps a procedure, so a province, a department or
/// everything takes all procedures of its province (by the owner in the code; a code without owner belongs to every province); a district or
/// a commune takes those its level handles.
/// </summary>
public static class ProceduresInScope
{
    /// <summary>All versions, ordered by code, then effective day.</summary>
    public static IReadOnlyList<Procedure> Of(Catalogue catalogue, string scope, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        if (scope == "*")
        {
            return [.. catalogue.Procedures];
        }

        var agency = catalogue.FindAgency(scope, on);
        var province = AgencyCode.ProvinceOf(agency?.Code ?? AgencyCode.Normalise(scope) ?? scope);
        return [.. catalogue.Procedures.Where(p =>
            (ProcedureCode.OwnerOf(p.Code) is not { } owner || owner == province) && Handles(agency?.Level, p))];
    }

    private static bool Handles(AgencyLevel? level, Procedure procedure) => level switch
    {
        AgencyLevel.District => procedure.Level == AdministrativeLevel.District || procedure.Levels.Contains(AgencyLevel.District),
        AgencyLevel.Commune => procedure.Level == AdministrativeLevel.Commune || procedure.Levels.Contains(AgencyLevel.Commune),
        _ => true,
    };
}
