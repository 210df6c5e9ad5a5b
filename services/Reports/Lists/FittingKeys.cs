using Npgsql;
using OneStop.Core.Procedures;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Lists;

/// <summary>What a filter leaves of the raw keys, and what its text finds by name.</summary>
/// <param name="Keys">Those that fit; null = all of them.</param>
/// <param name="TextKeys">Those whose procedure, agency or receiving unit fits the text.</param>
/// <param name="TextUnits">The holding units whose names fit the text.</param>
internal sealed record FittingKeys(int[]? Keys, int[] TextKeys, string[] TextUnits)
{
    /// <summary>
    /// Those of a scope. A national part asked for finds every procedure of that part; a full code finds the one procedure that it means (ruling 26), under
    /// whichever code the dossiers name it.
    /// </summary>
    public static async Task<FittingKeys> OfAsync(DossierFilter filter, string scope, CutOff cutOff, CancellationToken ct)
    {
        var resolving = new KeyScope(cutOff.Catalogue, scope, ScopeBy.Resolving, cutOff.Today);
        var receiving = new KeyScope(cutOff.Catalogue, scope, ScopeBy.Receiving, cutOff.Today);
        var grouping = new Grouping(cutOff.Catalogue, "total", cutOff.Today);
        bool Fits(FactKey key) =>
            (resolving.Holds(key) || receiving.Holds(key))
            && (filter.Field is null || grouping.ProcedureOf(key)?.FieldCode == filter.Field)
            && (filter.Procedure is not { } asked || IsAsked(asked, key));
        bool IsAsked(string asked, FactKey key) => key.Procedure is { } code && (code == asked
            || (ProcedureCode.NationalPart(asked) == asked
                ? ProcedureCode.NationalPart(code) == asked
                : grouping.ProcedureOf(key) is { } procedure && procedure.Code == cutOff.Catalogue.FindProcedure(asked, key.Agency, cutOff.Today)?.Code));
        var numbers = Enumerable.Range(1, cutOff.Keys.Count).ToArray();
        var keys = Array.FindAll(numbers, n => Fits(cutOff.Keys[n]));
        var left = keys.Length == numbers.Length ? null : keys;
        if (filter.Text is not { } text)
        {
            return new FittingKeys(left, [], []);
        }

        var words = new TextFit(text);
        var units = await UnitsAsync(cutOff, ct);
        return new FittingKeys(
            left,
            Array.FindAll(numbers, n => cutOff.Keys[n] is var key
                && (words.Fits(key.Procedure) || words.Fits(grouping.ProcedureOf(key)?.Name) || words.Fits(key.Unit)
                    || words.Fits(key.Agency) || words.Fits(cutOff.Catalogue.FindAgency(key.Agency, cutOff.Today)?.Name))),
            [.. units.Where(words.Fits)]);
    }

    private static async Task<List<string>> UnitsAsync(CutOff cutOff, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Lists/Sql/holding-units.sql"), cutOff.Snapshot);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var units = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            units.Add(reader.GetString(0));
        }

        return units;
    }
}
