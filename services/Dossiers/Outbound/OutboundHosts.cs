using System.Net;
using System.Net.Sockets;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Outbound;

/// <summary>
/// Which addresses outside the program may call because somebody configured them: webhooks and connectors. Without a setting every public host by
/// https; a host that the setting names may also lie in a private network or on this machine, and be called by http where it is named so.
/// </summary>
public sealed class OutboundHosts
{
    /// <summary>Name of the HTTP client that connects only to such addresses; it has no timeout of its own.</summary>
    public const string Client = "outbound";

    private readonly List<(bool Plain, string Pattern)> _named;

    public OutboundHosts(OneStopSettings settings) => _named =
    [
        .. (settings.OutboundHosts ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static item =>
            item.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? (true, item[7..].TrimEnd('/')) : (false, item.Replace("https://", "", StringComparison.OrdinalIgnoreCase).TrimEnd('/'))),
    ];

    /// <summary>The address, where it may be called; else why not, in one sentence.</summary>
    public (Uri? Address, string? Refusal) Check(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            return (null, "url phải là địa chỉ https đầy đủ, không kèm tên đăng nhập.");
        }

        var named = _named.Where(n => Matches(n.Pattern, address.Host)).ToList();
        if (named.Count == 0 && _named.Count > 0)
        {
            return (null, $"Máy {address.Host} không nằm trong ONESTOP_OUTBOUND_HOSTS.");
        }

        if (address.Scheme == "http" && !named.Exists(static n => n.Plain))
        {
            return (null, "url phải dùng https.");
        }

        return named.Count == 0 && IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && !IsPublic(ip)
            ? (null, $"Địa chỉ {address.Host} thuộc mạng riêng; chỉ được gọi khi có trong ONESTOP_OUTBOUND_HOSTS.")
            : (address, null);
    }

    /// <summary>
    /// A client's connections: the name is looked up here, and only an address that may be called is connected to, so that a name which changes its
    /// address later leads nowhere else. No redirects, no proxy, no cookies.
    /// </summary>
    public SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = ConnectAsync,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var one) ? [one] : await Dns.GetHostAddressesAsync(host, ct);
        var allowed = _named.Exists(n => Matches(n.Pattern, host)) ? addresses : [.. addresses.Where(IsPublic)];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.NameResolutionError, $"{host} has no address that may be called");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address is one of the open internet: not this machine, not a private, link-local, shared, test or multicast network.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Closed, network => network.Contains(plain));
    }

    private static readonly IPNetwork[] Closed =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/127", "64:ff9b::/96", "100::/64", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        ]).Select(static network => IPNetwork.Parse(network)),
    ];

    private static bool Matches(string pattern, string host) =>
        pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : host.Trim('[', ']').Equals(pattern.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
}
