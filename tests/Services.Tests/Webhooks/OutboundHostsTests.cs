using System.Net;
using OneStop.Dossiers.Outbound;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Webhooks;

/// <summary>What the program may call: nobody uses it to reach what only it can reach.</summary>
public sealed class OutboundHostsTests
{
    [Theory]
    [InlineData(null, "https://mcdt.example.vn/x", true)]
    [InlineData(null, "http://mcdt.example.vn/x", false)]
    [InlineData(null, "https://127.0.0.1/x", false)]
    [InlineData(null, "https://[::1]/x", false)]
    [InlineData(null, "https://[::ffff:10.0.0.1]/x", false)]
    [InlineData(null, "https://169.254.169.254/latest", false)]
    [InlineData(null, "https://2130706433/x", false)]
    [InlineData(null, "https://user@mcdt.example.vn/x", false)]
    [InlineData(null, "file:///etc/passwd", false)]
    [InlineData(null, "/x", false)]
    [InlineData("*.gov.vn, http://10.0.5.4", "https://a.gov.vn/x", true)]
    [InlineData("*.gov.vn, http://10.0.5.4", "https://gov.vn.example.com/x", false)]
    [InlineData("*.gov.vn, http://10.0.5.4", "http://a.gov.vn/x", false)]
    [InlineData("*.gov.vn, http://10.0.5.4", "http://10.0.5.4:8080/x", true)]
    [InlineData("*.gov.vn, http://10.0.5.4", "http://10.0.5.5/x", false)]
    public void An_address_may_be_called_or_not(string? setting, string url, bool may) =>
        Assert.Equal(may, Hosts(setting).Check(url).Address is not null);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2606:4700::1111", true)]
    public void An_address_is_of_the_open_internet_or_not(string address, bool open) => Assert.Equal(open, OutboundHosts.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_not_connected_to()
    {
        await using var subscriber = await Subscriber.StartAsync();
        var address = new UriBuilder(subscriber.Url) { Host = "localhost" }.Uri;
        using var closed = new HttpClient(Hosts(null).NewHandler());
        await Assert.ThrowsAsync<HttpRequestException>(() => closed.PostAsync(address, null, TestContext.Current.CancellationToken));
        Assert.Empty(subscriber.All);
        using var named = new HttpClient(Hosts("http://localhost").NewHandler());
        using var answer = await named.PostAsync(address, null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static OutboundHosts Hosts(string? setting) => new(new OneStopSettings("http://127.0.0.1:0", Path.GetTempPath(), OutboundHosts: setting));
}
