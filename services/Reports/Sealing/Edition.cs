using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Sealing;

/// <summary>A filed report as stored.</summary>
/// <param name="Today">The civil date it was read on.</param>
/// <param name="Body">The bytes as filed.</param>
/// <param name="OnlineBase"><c>d1</c> or <c>d2</c>.</param>
internal sealed record Edition(
    string Id,
    string Form,
    DateOnly From,
    DateOnly To,
    DateOnly Today,
    string Scope,
    string ScopeBy,
    string GroupBy,
    string View,
    string? Template,
    long Position,
    DateTimeOffset? Instant,
    string Sha256,
    ReadOnlyMemory<byte> Body,
    string OnlineBase)
{
    /// <summary>Version of the form's definition that its bytes were made by; null where they are no report any more.</summary>
    public string? Definition
    {
        get
        {
            try
            {
                return (string?)JsonNode.Parse(Body.Span)?["definition"]?["version"];
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <summary>The question it answered, at a cut-off that has been opened for it.</summary>
    public ReportQuestion Under(CutOff cutOff) => new(
        From,
        To,
        Scope,
        ScopeBy == "receiving" ? Asking.ScopeBy.Receiving : Asking.ScopeBy.Resolving,
        GroupBy,
        View == "explained" ? ReportView.Explained : ReportView.Software,
        cutOff,
        Template)
    {
        OnlineBase = OnlineBase == "d2" ? Core.Reports.Indicators.OnlineBase.AllDossiers : Core.Reports.Indicators.OnlineBase.OfferedOnline,
    };
}

/// <summary>What a filed report was made from, beside the position: versions and the case list. All null in editions filed before they were kept.</summary>
/// <param name="Definition">Version of the form's definition.</param>
/// <param name="Catalogue">Position of the last catalogue entry known; null = none.</param>
/// <param name="Calendar">Position of the last calendar entry known; null = none.</param>
/// <param name="RuleSets">Codes of the rule sets in force in the period.</param>
internal sealed record MadeFrom(string? Definition, long? Catalogue, long? Calendar, IReadOnlyList<string>? RuleSets, long? Cases, string? CasesSha256);
