namespace OneStop.Core.Reports;

/// <summary>How much a row stands out.</summary>
public enum RowWeight
{
    Plain,

    /// <summary>A heading inside the table, such as an administrative level.</summary>
    Group,

    /// <summary>The total.</summary>
    Total,
}

/// <summary>A row: one cell per column, in column order.</summary>
/// <param name="Indent">Depth of the first text column, 0 = outermost.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, RowWeight Weight = RowWeight.Plain, int Indent = 0);

/// <summary>The head of an official paper, left block and right block.</summary>
/// <param name="Superior">Cơ quan chủ quản, above the agency; null = none.</param>
/// <param name="Agency">The agency that signs.</param>
/// <param name="FormNumber">Number of the form, for example <c>Biểu số II.06a/VPCP/KSTT</c>; null = none.</param>
/// <param name="Place">Địa danh of the dated line; null prints dots to fill in.</param>
/// <param name="Date">Date of the paper; null prints dots to fill in.</param>
public sealed record PaperHead(string? Superior, string Agency, string? FormNumber, string? Place, DateOnly? Date)
{
    /// <summary>Quốc hiệu, first line.</summary>
    public const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

    /// <summary>Tiêu ngữ, second line.</summary>
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";

    /// <summary>Place and date as written on the right above the title.</summary>
    public string DatedLine =>
        $"{Place ?? "…………"}, {(Date is { } date ? VietnameseFormat.LongDate(date) : "ngày …… tháng …… năm ……")}";
}

/// <summary>Who signs: left the maker, right the head of the agency.</summary>
public sealed record PaperSignatures(string Left, string Right, string RightHint = "(Ký, ghi rõ họ tên, đóng dấu)", string LeftHint = "(Ký, ghi rõ họ tên)")
{
    /// <summary>Người lập biểu and Thủ trưởng cơ quan, đơn vị, as on the report forms.</summary>
    public static readonly PaperSignatures ReportForm = new("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ");
}

/// <summary>
/// A form as a value: what is printed, independent of the format. Every writer (csv, xlsx, docx, html) renders this and nothing else, so all
/// formats carry the same numbers.
/// </summary>
/// <param name="Form">Machine name of the form, for file names.</param>
/// <param name="Subtitle">Period line under the title; null = none.</param>
/// <param name="Rows">In printing order, without the total.</param>
/// <param name="Notes">Lines under the table: definitions, counts beside rates, cut-off.</param>
public sealed record Table(
    string Form,
    PaperHead Head,
    string Title,
    string? Subtitle,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<TableRow> Rows,
    TableRow? Total,
    IReadOnlyList<string> Notes,
    PaperSignatures? Signatures)
{
    /// <summary>Paragraphs between the title and the table, on papers that are mostly text.</summary>
    public IReadOnlyList<string> Lead { get; init; } = [];

    /// <summary>Pictures on the pages after the signatures; only documents have them, no spreadsheet and no csv.</summary>
    public IReadOnlyList<Drawing> Drawings { get; init; } = [];

    public PaperSize Paper { get; init; } = PaperSize.A4Across;

    /// <summary>The rows and, last, the total where there is one.</summary>
    public IEnumerable<TableRow> AllRows => Total is null ? Rows : Rows.Append(Total);

    /// <summary>The column whose words carry a row's indent: the first one of words; −1 = none.</summary>
    public int LabelColumn => Columns.TakeWhile(c => c.Kind != ColumnKind.Text).Count() is var i && i < Columns.Count ? i : -1;

    /// <summary>Throws where a row does not have one cell per column: a form that would shift its figures is never written.</summary>
    public Table Checked()
    {
        foreach (var row in AllRows)
        {
            if (row.Cells.Count != Columns.Count)
            {
                throw new InvalidOperationException($"{Form}: a row has {row.Cells.Count} cells for {Columns.Count} columns.");
            }
        }

        return this;
    }
}
