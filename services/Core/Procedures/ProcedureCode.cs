namespace OneStop.Core.Procedures;

/// <summary>
/// Procedure codes: a national part, then an owner and a case (<c>1.002382.000.00.00.H10</c>). They match by exact code, else by national part.
/// </summary>
public static class ProcedureCode
{
    /// <summary><c>1.002382</c> of <c>1.002382.000.00.00.H10</c>; a code of another shape is its own national part.</summary>
    public static string NationalPart(string code)
    {
        var first = code.IndexOf('.', StringComparison.Ordinal);
        var second = first < 0 ? -1 : code.IndexOf('.', first + 1);
        return second < 0 ? code : code[..second];
    }

    /// <summary>The province or ministry that owns the code (<c>H10</c>); null where the code names none.</summary>
    public static string? OwnerOf(string code)
    {
        var groups = code.Split('.');
        return groups.Skip(2).FirstOrDefault(g => g.Length == 3 && g[0] is >= 'A' and <= 'Y');
    }
}
