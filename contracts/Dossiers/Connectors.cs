using System.Text.Json.Nodes;

namespace OneStop.Contracts.Dossiers;

/// <summary>
/// <c>PUT /v1/connectors/{id}</c>: one-stop software that is asked page by page, for senders that cannot send. The whole profile is one JSON document.
/// Each run reads again everything of the last <paramref name="WindowDays"/> days; what has not changed writes nothing.
/// </summary>
/// <param name="Url">Address of the search; may have a query of its own.</param>
/// <param name="Source">The name its entries carry; absent = the connector's id.</param>
/// <param name="Agency">The agency whose subtree it may write; absent = everything.</param>
/// <param name="Auth">How it signs in; absent = not at all.</param>
/// <param name="Query">Names of the query's parameters for page, size, from and to; absent ones have the names of an iGate search.</param>
/// <param name="PageSize">Items on a page, 1–200; default 20.</param>
/// <param name="WindowDays">1–400; default 60.</param>
/// <param name="EveryMinutes">Pause between two runs, 1–10080; default 60.</param>
/// <param name="PerMinute">Most requests in a minute, 1–6000; default 60.</param>
/// <param name="TimeoutSeconds">For one request, 1–300; default 30.</param>
/// <param name="RetryDelayMilliseconds">Pause before the first repetition, doubled each time, 1–60000; default 1000.</param>
/// <param name="Status">The peer's states → 1–10 of the national table; a state that is not here puts the item into quarantine.</param>
/// <param name="Channel">The peer's ways of applying → 1 direct, 2 online, 3 postal.</param>
/// <param name="Fields">Names of a <c>DongBoHoSoMC</c> item → paths in the peer's item, as <c>procedure.code</c>; absent ones as an iGate search has them.</param>
/// <param name="Enabled">False = it keeps its place and does not run; default true.</param>
public sealed record ConnectorProfile(
    string Url,
    string? Source = null,
    string? Agency = null,
    ConnectorAuth? Auth = null,
    ConnectorQuery? Query = null,
    int PageSize = 20,
    int WindowDays = 60,
    int EveryMinutes = 60,
    int PerMinute = 60,
    int TimeoutSeconds = 30,
    int RetryDelayMilliseconds = 1000,
    IReadOnlyDictionary<string, string>? Status = null,
    IReadOnlyDictionary<string, string>? Channel = null,
    IReadOnlyDictionary<string, string>? Fields = null,
    bool Enabled = true);

/// <param name="Kind"><c>bearer</c>, <c>basic</c> or <c>header</c>.</param>
/// <param name="Name">The user (basic) or the header's name (header).</param>
/// <param name="Secret">Token, password or value. It is never shown again; absent in a later PUT = unchanged.</param>
public sealed record ConnectorAuth(string Kind, string? Name = null, string? Secret = null);

/// <summary>Names of query parameters.</summary>
public sealed record ConnectorQuery(string Page = "page", string Size = "size", string From = "accepted-from", string To = "accepted-to");

/// <summary>A connector with its last run.</summary>
/// <param name="Profile">Without the secret.</param>
/// <param name="NextPage">Where the run under way goes on; 0 = no run is under way.</param>
public sealed record ConnectorAnswer(string Id, JsonObject Profile, int NextPage, DateTimeOffset? NextRunAt, ConnectorRun? LastRun);

/// <summary>What a run saw.</summary>
/// <param name="EndedAt">Null = it has not come to its end yet.</param>
/// <param name="Pages">Pages read.</param>
/// <param name="Items">Items on them.</param>
/// <param name="Repeated">Of these, such as came again in the same run.</param>
/// <param name="Rejected">Items that went into quarantine.</param>
/// <param name="ShortPages">Pages with fewer items than asked for that were not the last.</param>
/// <param name="Failures">Requests without a usable answer, by kind: a status, <c>timeout</c>, <c>connection</c>, <c>badJson</c>, <c>circuitOpen</c>.</param>
/// <param name="Error">Why it stopped before its end; it goes on at the same page next time.</param>
public sealed record ConnectorRun(
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    DateOnly From,
    DateOnly To,
    int Pages,
    int Items,
    int Repeated,
    int Rejected,
    int ShortPages,
    IReadOnlyDictionary<string, int> Failures,
    string? Error);
