using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Core.Tests.Reports;

/// <summary>Procedures with only what a test is about filled in.</summary>
internal static class SampleProcedures
{
    internal static Procedure Of(
        string code,
        AdministrativeLevel level = AdministrativeLevel.Province,
        int? legacyLevel = null,
        ServiceLevel serviceLevel = ServiceLevel.Information,
        string field = "Việc làm",
        bool published = true,
        bool onlinePayment = false,
        bool postal = false,
        Interagency interagency = Interagency.None,
        IReadOnlyList<AgencyLevel>? levels = null,
        TimeLimit? limit = null,
        TimeLimit? nationalLimit = null,
        string? change = null,
        InternalProcess? process = null,
        DateOnly from = default,
        DateOnly? to = null) => new(
            code, "TTHC " + code, "G14-" + field, field, level, limit, new Dictionary<Channel, TimeLimit>(), serviceLevel, legacyLevel, false, published, published,
            onlinePayment, postal, interagency, [], levels ?? [], nationalLimit, null, null, change, process, from, to);
}
