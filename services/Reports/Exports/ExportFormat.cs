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

    public static readonly IReadOnlyList<ExportFormat> All = [Csv, Xlsx, Docx, Pdf, Html];

    /// <summary>
    /// The format asked for: <paramref name="format"/> where given, else the first media type of <paramref name="accept"/> that is known.
    /// <paramref name="chosen"/> null = JSON. False where <paramref name="format"/> names none.
    /// </summary>
    public static bool TryChoose(string? format, string? accept, out ExportFormat? chosen)
    {
        chosen = null;
        if (!string.IsNullOrEmpty(format))
        {
            chosen = All.FirstOrDefault(f => f.Name.Equals(format, StringComparison.OrdinalIgnoreCase));
            return chosen is not null || format.Equals("json", StringComparison.OrdinalIgnoreCase);
        }

        foreach (var range in (accept ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var type = Bare(range);
            if (type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type is "*/*" or "application/*")
            {
                return true;
            }

            chosen = All.FirstOrDefault(f => Bare(f.MediaType).Equals(type, StringComparison.OrdinalIgnoreCase));
            if (chosen is not null)
            {
                return true;
            }
        }

        return true;
    }

    private static string Bare(string mediaType) => mediaType.Split(';', 2)[0].Trim();
}
