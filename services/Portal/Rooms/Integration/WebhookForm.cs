using System.Globalization;
using OneStop.Contracts.Dossiers;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Integration;

/// <summary>The fields of a subscription as typed.</summary>
public sealed class WebhookForm
{
    public string? Id { get; set; }

    public string? Url { get; set; }

    public List<string>? Events { get; set; }

    public string? Agency { get; set; }

    public string? After { get; set; }

    public static WebhookForm Of(WebhookAnswer? webhook) => webhook is null
        ? new WebhookForm()
        : new WebhookForm { Url = webhook.Url, Events = [.. webhook.Events], Agency = webhook.Agency == "*" ? null : webhook.Agency };

    public WebhookSubscription Write() => new(
        Wire.Text(Url) ?? "", Events, Wire.Text(Agency), long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : null);
}
