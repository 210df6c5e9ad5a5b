using Microsoft.AspNetCore.Http;
using OneStop.Portal.Accounts;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Search;

/// <summary><c>GET /ho-so/tai-ve?format=xlsx&amp;…</c>: a filtered list of dossiers as a file, as Reports writes it.</summary>
public static class DownloadList
{
    /// <summary>The address of the file.</summary>
    /// <param name="filters">Names and values as in the list's address.</param>
    public static Query Link(string format, IEnumerable<(string Name, string Value)> filters) =>
        filters.Aggregate(new Query("/ho-so/tai-ve").With("format", format), (query, f) => query.With(f.Name, f.Value));

    public static async Task<IResult> RunAsync(HttpContext context, ServiceClient services, NoteReading note)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(note);
        var address = context.Request.Query;
        var filters = Filter.All.Select(f => (f.Name, Value: address[f.Name].ToString())).ToList();
        // What was typed into the search box may be a person's name: the note says only that there was something.
        var noted = filters.Select(f => f.Name == "text" && f.Value.Length > 0 ? (f.Name, Value: "…") : f);
        await note.RunAsync(Reading.Export, noted.Aggregate(new Query("ho-so").With("format", address["format"]), (q, f) => q.With(f.Name, f.Value)).ToString(), context.RequestAborted);
        return await PassOn.RunAsync(context, services, filters.Aggregate(new Query("/v1/dossiers").With("format", address["format"]), (q, f) => q.With(f.Name, f.Value)));
    }
}
