namespace OneStop.Reports.Exports;

/// <summary>A format people file reports in.</summary>
/// <param name="Name">As in <c>?format=</c>.</param>
/// <param name="MediaType">As in <c>Accept</c> and <c>Content-Type</c>.</param>
public sealed record ExportFormat(string Name, string MediaType)
{
    public static readonly ExportFormat Csv = new("csv", "text/csv; charset=utf-8");

    public static readonly ExportFormat Xlsx = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    public static readonly ExportFormat Docx = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    public static readonly ExportFormat Pdf = new("pdf", "application/pdf");

    public static readonly ExportFormat Html = new("html", "text/html; charset=utf-8");
}
