using System.Globalization;
using Microsoft.AspNetCore.Http;
using OneStop.Reports.Sealing;

namespace OneStop.Reports.Asking;

/// <summary>All forms and all formats they are written in.</summary>
internal sealed class ReportForms(IEnumerable<IReportForm> forms, IEnumerable<IReportWriter> writers)
{
    private readonly ILookup<string, IReportForm> _forms = forms.ToLookup(f => f.Name, StringComparer.Ordinal);
    private readonly IReportWriter[] _writers = [.. writers];

    public IEnumerable<string> Formats => _writers.Select(w => w.Format);

    public IReportWriter? Writer(string format) => _writers.FirstOrDefault(w => w.Format == format);

    /// <summary>The form as it is defined now; null where there is none of that name.</summary>
    public IReportForm? Find(string name) => _forms[name].MaxBy(f => int.Parse(f.Version, CultureInfo.InvariantCulture));

    /// <summary>The form as it was defined when a report was filed.</summary>
    public IReportForm? Find(Edition filed) => _forms[filed.Form].FirstOrDefault(f => f.Version == filed.Definition);

    /// <summary>Who writes the answer: <c>format</c> wins over Accept; neither a writer nor JSON = an unknown format.</summary>
    public (IReportWriter? Writer, bool Json) WriterFor(HttpRequest request)
    {
        if (request.Query["format"].FirstOrDefault() is { Length: > 0 } format)
        {
            return (_writers.FirstOrDefault(w => w.Format == format), format == "json");
        }

        var accepted = request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1).Select(a => a.MediaType.Value ?? "");
        foreach (var type in accepted)
        {
            if (type is "application/json" or "*/*" or "application/*")
            {
                break;
            }

            if (_writers.FirstOrDefault(w => w.ContentType.StartsWith(type, StringComparison.OrdinalIgnoreCase) && w.Format != "html") is { } writer)
            {
                return (writer, false);
            }
        }

        return (null, true);
    }
}
