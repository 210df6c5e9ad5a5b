using OneStop.Core.Procedures;

namespace OneStop.Core.Reports.Indicators;

/// <summary>
/// "Mức độ 3" and "mức độ 4" of a procedure (ruling 28): the legacy level where one is given, else một phần for 3 and toàn trình for 4. The two
/// scales are never mixed within one procedure.
/// </summary>
public static class OnlineLevel
{
    /// <summary>How it is named in definitions.</summary>
    public const string Definition = "mức độ theo phân loại cũ (1–4) nếu danh mục có ghi, nếu không: 3 = một phần, 4 = toàn trình";

    /// <summary>3, 4, or null for a procedure offered at neither.</summary>
    public static int? Of(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.LegacyLevel switch
        {
            3 => 3,
            4 => 4,
            not null => null,
            null => procedure.ServiceLevel switch { ServiceLevel.Partial => 3, ServiceLevel.Full => 4, _ => null },
        };
    }
}
