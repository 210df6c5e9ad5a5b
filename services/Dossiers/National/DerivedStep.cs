using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OneStop.Core.Procedures;
using OneStop.Core.WorkingTime;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.National;

/// <summary>
/// A ledger entry that a set of national items implies. Its id is the hash of what it says, so the same fact from any revision is the same entry.
/// </summary>
/// <param name="Place">Stands before the hash in the id: of entries of one instant the smaller place comes first (ruling 2).</param>
public sealed record DerivedStep(string Dossier, string Type, string Place, DateTimeOffset OccurredAt, string? Agency, string? Unit, JsonObject Data, bool RecordedUnknown = false)
{
    /// <summary>The id within the source.</summary>
    public string Id
    {
        get
        {
            // Whether the recording time is known changes nothing about the fact.
            var fact = $"{Dossier}|{Type}|{WireJson.Instant(OccurredAt)}|{Data.ToJsonString()}";
            return $"{Place}-{Type}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fact)).AsSpan(0, 12))}";
        }
    }

    /// <summary>The id under which the same fact stands when it is told the other way, by the dossier (<c>a</c>) or by a row (<c>b</c>); null for ids of another kind.</summary>
    public static string? OtherPartOf(string id) => id switch
    {
        ['a', '-', .. var fact] => "b-" + fact,
        ['b', '-', .. var fact] => "a-" + fact,
        _ => null,
    };

    /// <summary>Whether it is of an agency that its sender may not write for; then not even its presence in the ledger is told.</summary>
    public bool IsForbidden(Func<string, DateOnly, bool>? forbidden) =>
        forbidden is not null && AgencyCode.Normalise(Agency) is { } agency && forbidden(agency, VietnamTime.DateOf(OccurredAt));

    /// <summary>The step report.</summary>
    public byte[] Line(string source)
    {
        var step = new JsonObject
        {
            ["source"] = source,
            ["id"] = Id,
            ["type"] = Type,
            ["dossier"] = Dossier,
            ["occurredAt"] = WireJson.Instant(OccurredAt),
            ["agency"] = Agency,
            ["unit"] = Unit,
            ["data"] = Data.DeepClone(),
        };
        if (RecordedUnknown)
        {
            step["recordedUnknown"] = true;
        }

        return Encoding.UTF8.GetBytes(step.ToJsonString());
    }
}
