using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Exports;

/// <summary>The writers of all export formats, as services.</summary>
public static class ReportWriters
{
    public static IServiceCollection AddReportWriters(this IServiceCollection services)
    {
        services.AddSingleton(_ => new PrintPdf(PrintPdf.InstalledBrowser()));
        services.AddSingleton<IReportWriter>(new CsvWriter());
        services.AddSingleton<IReportWriter>(new Writer(ExportFormat.Xlsx, WriteXlsx.Of));
        services.AddSingleton<IReportWriter>(new Writer(ExportFormat.Docx, WriteDocx.Of));
        services.AddSingleton<IReportWriter>(new Writer(ExportFormat.Html, WriteHtml.Of));
        services.AddSingleton<IReportWriter, PdfWriter>();
        return services;
    }

    private sealed class CsvWriter : IWriteRows
    {
        public string Format => ExportFormat.Csv.Name;

        public string ContentType => ExportFormat.Csv.MediaType;

        public byte[] Head(IReadOnlyList<TableColumn> columns) => WriteCsv.Head(columns);

        public byte[] Rows(IEnumerable<TableRow> rows) => WriteCsv.Rows(rows);

        public async Task WriteAsync(Table table, Stream to, CancellationToken ct) => await to.WriteAsync(WriteCsv.Of(table), ct);
    }

    private sealed class Writer(ExportFormat format, Func<Table, byte[]> write) : IReportWriter
    {
        public string Format => format.Name;

        public string ContentType => format.MediaType;

        public async Task WriteAsync(Table table, Stream to, CancellationToken ct) => await to.WriteAsync(write(table), ct);
    }

    /// <summary>The html page, printed.</summary>
    private sealed class PdfWriter(PrintPdf press) : IReportWriter
    {
        public string Format => ExportFormat.Pdf.Name;

        public string ContentType => ExportFormat.Pdf.MediaType;

        public async Task WriteAsync(Table table, Stream to, CancellationToken ct)
        {
            var pdf = await press.OfAsync(WriteHtml.Of(table), ct) ?? throw new NotSupportedException(PrintPdf.NoBrowser);
            await to.WriteAsync(pdf, ct);
        }
    }
}
