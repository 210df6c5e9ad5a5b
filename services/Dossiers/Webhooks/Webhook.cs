using OneStop.Contracts.Dossiers;

namespace OneStop.Dossiers.Webhooks;

/// <summary>A subscriber as stored.</summary>
/// <param name="Events">Names of events; none = all.</param>
/// <param name="Secret">Sealed.</param>
/// <param name="Position">Everything up to there has been delivered or was not meant for it.</param>
/// <param name="Sequence">Number of the last event delivered.</param>
/// <param name="Failures">Deliveries given up in a row.</param>
public sealed record Webhook(
    string Id,
    string Url,
    IReadOnlyList<string> Events,
    string Agency,
    byte[] Secret,
    long Position,
    long Sequence,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? FailingSince,
    string? LastError,
    int Failures,
    DateTimeOffset? NextAttemptAt)
{
    /// <summary>As people see it, without the secret.</summary>
    public WebhookAnswer Answer(string? secret = null) => new(Id, Url, Events, Agency, Position, Sequence, DeliveredAt, FailingSince, LastError, NextAttemptAt, secret);
}
