using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OneStop.Runtime.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace OneStop.Nation;

/// <summary>Sends whatever is not the nation's own to the province it is for, and its answer back, unread and unchanged.</summary>
internal sealed class ForwardRequests(KeepProvinces provinces, IHttpForwarder forwarder) : IDisposable
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);
    private static readonly ForwarderRequestConfig Patience = new() { ActivityTimeout = TimeSpan.FromMinutes(10) };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    });

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null)
        {
            await next(context);
        }
        else if (ProvinceOf.Request(context.Request) is not { } code)
        {
            await Problem.Of(404, "noProvince", "Không rõ yêu cầu thuộc tỉnh nào: dùng tên miền của tỉnh, hoặc mã truy cập của một cơ quan thuộc tỉnh.").ExecuteAsync(context);
        }
        else if (provinces.Find(code) is not { } province)
        {
            await Problem.Of(404, "unknownProvince", $"Hệ thống không có tỉnh {code}.").ExecuteAsync(context);
        }
        else
        {
            await ForwardAsync(context, province);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task ForwardAsync(HttpContext context, RunningProvince province)
    {
        // How large a body may be is for the province to say.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        var failed = province.Url is not { } url
            || await forwarder.SendAsync(context, url, _client, Patience, HttpTransformer.Default) is not ForwarderError.None;
        if (failed && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Clear();
            await Problem.Of(503, "provinceUnavailable", $"Tỉnh {province.Entry.Code} hiện không trả lời.", retryAfter: ComeAgain).ExecuteAsync(context);
        }
    }
}
