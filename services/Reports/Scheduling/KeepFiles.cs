using System.Security.Cryptography;
using Npgsql;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Sealing;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Scheduling;

/// <summary>Makes the files of a filed report from the report itself, and keeps them with it.</summary>
internal sealed class KeepFiles(NpgsqlDataSource database, SealedTable table, ReportForms forms, CutOffs cutOffs, TimeProvider clock)
{
    private readonly Statements _statements = new(database, name => SqlText.Of<ReportsModule>($"Scheduling/Sql/{name}.sql"));

    /// <summary>Makes and keeps a file in each format; one that is there already stays.</summary>
    /// <returns>Which could not be made and why; null = all could.</returns>
    public async Task<string?> MakeAsync(string report, IReadOnlyList<string> formats, CancellationToken ct)
    {
        var edition = await table.FindAsync(report, ct) ?? throw new InvalidOperationException($"The edition {report} was filed and is not there.");
        var missing = new List<string>();
        foreach (var format in formats)
        {
            try
            {
                var body = await WriteAsync(edition, format, ct);
                await Statements.RunAsync(_statements.Of("keep-file", report, format, body, Convert.ToHexStringLower(SHA256.HashData(body)), clock.GetUtcNow().UtcDateTime), ct);
            }
            catch (NotSupportedException absent)
            {
                missing.Add($"Không tạo được tệp {format}: {absent.Message}");
            }
            catch (IOException broken)
            {
                missing.Add($"Không tạo được tệp {format}: {broken.Message}");
            }
        }

        return missing.Count == 0 ? null : string.Join(' ', missing);
    }

    /// <summary>A filed report in one format.</summary>
    /// <exception cref="NotSupportedException">This machine cannot write it, or the report no longer comes out of the ledger as it was filed.</exception>
    public async Task<byte[]> WriteAsync(Edition edition, string format, CancellationToken ct)
    {
        var writer = forms.Writer(format) ?? throw new NotSupportedException($"không có định dạng {format}.");
        var form = forms.Find(edition) ?? throw new NotSupportedException($"không còn biểu {edition.Form}, định nghĩa {edition.Definition}.");
        await using var opened = await cutOffs.ReopenAsync(edition.Position, edition.Today, ct);
        var question = form.Read(edition.Under(opened.CutOff));
        var answer = await form.AnswerAsync(question, ct);
        if (!ReportRoutes.BytesOf(answer).AsSpan().SequenceEqual(edition.Body.Span))
        {
            throw new NotSupportedException("báo cáo lập lại từ sổ cái không còn giống bản đã chốt.");
        }

        using var file = new MemoryStream();
        await writer.WriteAsync(form.Print(answer, question), file, ct);
        return file.ToArray();
    }

    /// <summary>The kept bytes of a file; null = none is kept.</summary>
    public async Task<byte[]?> ReadAsync(string report, string format, CancellationToken ct)
    {
        await using var command = _statements.Of("read-file", report, format);
        return (byte[]?)await command.ExecuteScalarAsync(ct);
    }

    /// <summary>The files kept with a report.</summary>
    public async Task<IReadOnlyList<SealedFile>> ListAsync(string report, CancellationToken ct)
    {
        await using var command = _statements.Of("list-files", report);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<SealedFile>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new SealedFile(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)));
        }

        return found;
    }
}
