using OneStop.Contracts.Messages;

namespace OneStop.Contracts.Dossiers;

/// <summary>
/// <c>PUT /v1/webhooks/{id}</c>: events by HTTP for those who have no broker. The id has 1–64 of the characters <c>a–z 0–9 . _ -</c>.
/// </summary>
/// <param name="Url">Where deliveries are posted: https, unless the program's setting <c>ONESTOP_OUTBOUND_HOSTS</c> names the host with http.</param>
/// <param name="Events">Names of events; null or empty = all.</param>
/// <param name="Agency">Only events of dossiers of this agency's subtree; absent = that of the caller's token.</param>
/// <param name="After">Where a new subscription starts: after this ledger position; absent = now. Without effect on one that is there already.</param>
public sealed record WebhookSubscription(string Url, IReadOnlyList<string>? Events = null, string? Agency = null, long? After = null);

/// <summary>A subscription and how far it has come.</summary>
/// <param name="Position">Ledger position up to which everything has been delivered.</param>
/// <param name="Sequence">Number of the last event delivered; 0 = none yet.</param>
/// <param name="DeliveredAt">When the last delivery was taken.</param>
/// <param name="FailingSince">Since when deliveries fail; null = they do not.</param>
/// <param name="LastError">Status or kind of the last failure, as <c>500</c> or <c>timeout</c>.</param>
/// <param name="NextAttemptAt">When it is tried again; null = at once.</param>
/// <param name="Secret">The signing key, base64: shown once, when the subscription is made or its key changed; null afterwards.</param>
public sealed record WebhookAnswer(
    string Id,
    string Url,
    IReadOnlyList<string> Events,
    string Agency,
    long Position,
    long Sequence,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? FailingSince,
    string? LastError,
    DateTimeOffset? NextAttemptAt,
    string? Secret = null);

/// <summary><c>POST /v1/webhooks/{id}/replay</c>: everything after a position is delivered again, under new numbers and the same event ids.</summary>
/// <param name="After">Ledger position, exclusive; 0 = from the start.</param>
public sealed record WebhookReplay(long After);

/// <summary>
/// What is posted to a subscriber, in order, one delivery at a time: at least once. An answer 2xx takes it; any other, or none within ten seconds, is
/// tried again with growing pauses, for ever. Headers: <see cref="SignatureHeader"/> and <see cref="DeliveryHeader"/>.
/// </summary>
/// <param name="Subscription">The subscription's id.</param>
/// <param name="Events">At most 100; none = a test, see <see cref="Test"/>.</param>
public sealed record WebhookDelivery(string Subscription, IReadOnlyList<NumberedEvent> Events)
{
    /// <summary>
    /// <c>t=SECONDS,v1=HEX</c>: HMAC-SHA256, with the decoded secret as key, over the Unix seconds, a full stop and the body's bytes. A receiver
    /// refuses a time more than five minutes from its own clock.
    /// </summary>
    public const string SignatureHeader = "OneStop-Signature";

    /// <summary><c>SUBSCRIPTION/FIRST-NUMBER</c>; the same when a delivery is repeated.</summary>
    public const string DeliveryHeader = "OneStop-Delivery";

    /// <summary>Stands in the place of the number, after the subscription's id, in a test.</summary>
    public const string Test = "/test";
}

/// <summary><c>POST /v1/webhooks/{id}/test</c>: what became of one signed delivery without events. It moves neither position nor number.</summary>
/// <param name="Error">Status or kind of the failure, as <c>500</c> or <c>timeout</c>; null = it was taken.</param>
public sealed record WebhookTested(bool Taken, string? Error);

/// <summary>An event under its number for this subscriber: 1, 2, 3 … without gaps, so that a missing one shows.</summary>
/// <param name="Event">A <see cref="DossierEvent"/> or a <see cref="ReportSealedEvent"/>, told apart by <c>event</c>; <c>id</c> deduplicates.</param>
public sealed record NumberedEvent(long Sequence, object Event);
