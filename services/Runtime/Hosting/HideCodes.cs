using System.Diagnostics;
using OpenTelemetry;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Takes out of spans what an address may say about a dossier: a request that came in keeps its route in place of its path, one that went out
/// keeps the host it went to.
/// </summary>
internal sealed class HideCodes : BaseProcessor<Activity>
{
    private const string Path = "url.path";
    private const string Query = "url.query";
    private const string Full = "url.full";

    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem(Path) is not null)
        {
            data.SetTag(Path, data.GetTagItem("http.route"));
            data.SetTag(Query, null);
        }

        if (data.GetTagItem(Full) is string full)
        {
            data.SetTag(Full, Uri.TryCreate(full, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) + "/" : null);
        }
    }
}
