using OneStop.Reports.Forms;

namespace OneStop.Reports.Asking;

/// <summary>One cell that a dossier stands in.</summary>
/// <param name="Row">A row key of the answer.</param>
/// <param name="Column">A column key of the answer.</param>
/// <param name="Mark">What the cell says of the dossier where it says more than that it is there (a reason, a date); null = it only counts.</param>
public readonly record struct CellKey(string Row, string Column, string? Mark = null)
{
    /// <summary>By row, column and mark, ordinal.</summary>
    public static int Compare(CellKey a, CellKey b)
    {
        var order = string.CompareOrdinal(a.Row, b.Row);
        order = order != 0 ? order : string.CompareOrdinal(a.Column, b.Column);
        return order != 0 ? order : string.CompareOrdinal(a.Mark, b.Mark);
    }
}

/// <summary>A form whose cells count dossiers: which cells one dossier stands in. Lists, case lists and comparisons all come from it.</summary>
public interface ICountDossiers
{
    /// <summary>Which dossiers may stand anywhere in it.</summary>
    CaseChoice Choice { get; }

    /// <summary>The cells of a dossier, without those of the total; none = it stands nowhere.</summary>
    IEnumerable<CellKey> CellsOf(CaseInRow dossier);

    /// <summary>Columns from the one that tells most of where a dossier stands; others follow as they come.</summary>
    IReadOnlyList<string> Telling => [];

    /// <summary>Whether the cells of a column open to dossiers; a row that nothing stands in opens to none.</summary>
    bool Opens(ReportQuestion question, string row, string column);

    /// <summary>Whether a column is worked out from other cells and counts nothing itself.</summary>
    bool Derives(string column) => false;
}

/// <summary>A form whose cells are columns of II.06a: the stored deltas alone tell them, no dossier has to be folded again.</summary>
public interface ICountColumns : ICountDossiers
{
    /// <summary>The columns of II.06a it shows, by number.</summary>
    IReadOnlyList<int> Counted { get; }

    CaseChoice ICountDossiers.Choice => CaseChoice.All;

    bool ICountDossiers.Opens(ReportQuestion question, string row, string column) =>
        int.TryParse(column, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && Counted.Contains(number);

    IEnumerable<CellKey> ICountDossiers.CellsOf(CaseInRow dossier) => CellsOf(dossier.Row.Key, dossier.Columns);

    /// <summary>The cells of a row that columns put something into.</summary>
    IEnumerable<CellKey> CellsOf(string row, Core.Reports.Ii06aColumns columns) =>
        Counted.Where(n => columns[n] != 0).Select(n => new CellKey(row, n.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>A form whose rows are numbered anew in each answer, so that a row key says nothing by itself.</summary>
public interface INumberRows
{
    /// <summary>The row of its dossiers' cells that an answer's row key means; null = no such row.</summary>
    Task<string?> RowOfAsync(ReportQuestion question, string key, CancellationToken ct);
}

/// <summary>A form some of whose cells a dossier has only beside others: looked at once all are known.</summary>
public interface ISettleCells
{
    /// <summary>Takes away the cells that too few dossiers share, and the marks they were shared by.</summary>
    void Settle(SortedDictionary<string, CellKey[]> cells);
}
