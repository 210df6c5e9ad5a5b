using OneStop.Contracts.Reports;
using OneStop.Core.Reports;

namespace OneStop.Reports.Asking;

/// <summary>
/// A form that can be asked, drilled into, sealed and printed. Registered in the services as <see cref="IReportForm"/>; the registry finds it by
/// <see cref="Name"/>. An answer is a pure function of the question and the ledger up to its cut-off: asked twice, the same bytes.
/// </summary>
public interface IReportForm
{
    /// <summary>Wire name, for example <c>ii06a</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Version of its definition, a number: raised when the same entries give other bytes. The form as it was stays registered beside it, so that what
    /// was filed under it can be made again.
    /// </summary>
    string Version => "1";

    /// <summary>Why the question cannot be asked of this form (then 400 with this as detail), or null.</summary>
    string? Refuse(ReportQuestion question);

    /// <summary>The question as the form reads it: a form whose rows are fixed puts its own grouping and agencies in. Reading twice changes nothing more.</summary>
    ReportQuestion Read(ReportQuestion question) => question;

    Task<ReportAnswer> AnswerAsync(ReportQuestion question, CancellationToken ct);

    /// <summary>The answer as it is printed and exported.</summary>
    Table Print(ReportAnswer answer, ReportQuestion question);
}

/// <summary>A form with a row for every dossier: asked with <c>limit</c>, it answers one page of rows, its total being that of all of them.</summary>
public interface IPageRows : IReportForm
{
    IReadOnlyList<TableColumn> PrintedColumns { get; }

    /// <summary>All rows as printed, piece by piece, so that a long register is never in memory whole.</summary>
    IAsyncEnumerable<IReadOnlyList<TableRow>> PrintRowsAsync(ReportQuestion question, CancellationToken ct);
}

/// <summary>One page of a list: at most <paramref name="Limit"/> items after <paramref name="Cursor"/> (null = from the start).</summary>
public sealed record PageRequest(int Limit, string? Cursor);

/// <summary>Writes a printed form in one format (<c>format=csv|xlsx|docx|pdf</c>). Registered in the services as <see cref="IReportWriter"/>.</summary>
public interface IReportWriter
{
    /// <summary>As in <c>format=</c>.</summary>
    string Format { get; }

    string ContentType { get; }

    Task WriteAsync(Table table, Stream to, CancellationToken ct);
}

/// <summary>A writer that can write rows as they come, after a head that needs none of them.</summary>
public interface IWriteRows : IReportWriter
{
    /// <summary>What comes before the first row.</summary>
    byte[] Head(IReadOnlyList<TableColumn> columns);

    byte[] Rows(IEnumerable<TableRow> rows);
}
