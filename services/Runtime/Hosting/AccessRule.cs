using OneStop.Core.Procedures;

namespace OneStop.Runtime.Hosting;

/// <summary>How the answer of a route depends on the agency of the token, and what somebody gets who reaches beyond it.</summary>
public enum Reach
{
    /// <summary>Anybody, without a token.</summary>
    Public,

    /// <summary>Software that cannot do more than send its key; the route signs it in itself.</summary>
    SourceKey,

    /// <summary>The same for every agency: what a whole province shares.</summary>
    Shared,

    /// <summary>What this person sent, else 404.</summary>
    Own,

    /// <summary>Each line or item is judged by its agency: <c>forbiddenAgency</c>.</summary>
    EachItem,

    /// <summary>One dossier; one outside the subtree does not exist: 404 <c>dossierNotFound</c>.</summary>
    Dossier,

    /// <summary>One claim about a dossier, likewise: 404 <c>claimNotFound</c>.</summary>
    Claim,

    /// <summary>One filed report; one of a scope outside the subtree does not exist: 404 <c>unknownEdition</c>.</summary>
    SealedReport,

    /// <summary>A question with a scope, by default the token's: 403 <c>foreignScope</c>.</summary>
    Question,

    /// <summary>A list of what lies in the subtree.</summary>
    Rows,

    /// <summary>A token of a province or of everything: 403 <c>foreignScope</c>.</summary>
    Root,

    /// <summary>A token of everything: 403 <c>foreignScope</c>.</summary>
    Everything,
}

/// <summary>One row of the <see cref="AccessTable"/>.</summary>
/// <param name="Route">Method and path, parameters without constraints: <c>GET /v1/dossiers/{code}</c>.</param>
/// <param name="Reach">How far.</param>
/// <param name="Scopes">What the token must carry, all of them.</param>
public sealed record AccessRule(string Route, Reach Reach, params IReadOnlyList<string> Scopes)
{
    /// <summary>Whether a token is needed at all.</summary>
    public bool NeedsToken => Reach is not (Reach.Public or Reach.SourceKey);

    /// <summary>Whether visitors without a token are counted by their address.</summary>
    public bool Limited => Reach is Reach.Public;

    /// <summary>Whether the route is closed to a token of that agency, whatever is asked.</summary>
    public bool IsBeyond(Access access) => Reach switch
    {
        Reach.Everything => !access.Everywhere,
        Reach.Root => !access.Everywhere && (AgencyCode.Normalise(access.Agency) is not { } code || !AgencyCode.IsFirstLevel(code)),
        _ => false,
    };
}
