using System.Net;
using System.Net.Http.Headers;

namespace OneStop.Host.Demo;

/// <summary>A request body of NDJSON that is made while it is sent: memory does not grow with its length.</summary>
internal sealed class StepsContent : HttpContent
{
    private readonly Func<IEnumerable<ReadOnlyMemory<byte>>> _pieces;

    public StepsContent(Func<IEnumerable<ReadOnlyMemory<byte>>> pieces)
    {
        _pieces = pieces;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        foreach (var piece in _pieces())
        {
            await stream.WriteAsync(piece, cancellationToken);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
