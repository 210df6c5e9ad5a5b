using OneStop.Core.Procedures;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Lists;

/// <summary>The raw keys a filter leaves.</summary>
/// <param name="Keys">Those that fit; null = all of them.</param>
/// <param name="TextKeys">Those whose procedure, agency or receiving unit fits the text.</param>
internal sealed record FittingKeys(int[]? Keys, int[] TextKeys)
{
    /// <summary>Those of a scope.</summary>
    public static FittingKeys Of(DossierFilter filter, string scope, CutOff cutOff)
    {
        var resolving = new KeyScope(cutOff.Catalogue, scope, ScopeBy.Resolving, cutOff.Today);
        var receiving = new KeyScope(cutOff.Catalogue, scope, ScopeBy.Receiving, cutOff.Today);
        var grouping = new Grouping(cutOff.Catalogue, "total", cutOff.Today);
        var part = filter.Procedure is { } asked ? ProcedureCode.NationalPart(asked) : null;
        bool Fits(FactKey key) =>
            (resolving.Holds(key) || receiving.Holds(key))
            && (filter.Field is null || grouping.ProcedureOf(key)?.FieldCode == filter.Field)
            && (part is null || key.Procedure == filter.Procedure || (key.Procedure is { } code && ProcedureCode.NationalPart(code) == part));
        bool FitsText(FactKey key) => filter.Text is { } text
            && (Holds(key.Procedure, text) || Holds(grouping.ProcedureOf(key)?.Name, text) || Holds(key.Unit, text)
                || Holds(key.Agency, text) || Holds(cutOff.Catalogue.FindAgency(key.Agency, cutOff.Today)?.Name, text));
        var numbers = Enumerable.Range(1, cutOff.Keys.Count).ToArray();
        var keys = Array.FindAll(numbers, n => Fits(cutOff.Keys[n]));
        return new FittingKeys(keys.Length == numbers.Length ? null : keys, Array.FindAll(numbers, n => FitsText(cutOff.Keys[n])));
    }

    private static bool Holds(string? whole, string part) => whole is not null && whole.Contains(part, StringComparison.OrdinalIgnoreCase);
}
