namespace OneStop.Contracts.Dossiers;

/// <summary>What follows from a dossier beyond its dates: whose delay, where the time went, what is still owed, what somebody should look at.</summary>
/// <param name="LateDays">Working days after the due date until the end, or until the day of the answer; 0 = not late, or late by days off only.</param>
/// <param name="ShareBasis"><c>none</c>, <c>overruns</c> (minutes of office time), <c>holding</c> (working days, provisional) or <c>planning</c>.</param>
/// <param name="Shares">Who has which part of the lateness; together the whole, in the unit of the basis.</param>
/// <param name="Intervals">From reception to the end: their minutes add up to the office minutes elapsed.</param>
/// <param name="Apology">The duty to apologise (NĐ 61/2018 Điều 19(9)).</param>
/// <param name="Unfinished">What a late dossier still lacks: <c>responsibleUnit</c>, <c>primaryReason</c>, <c>apology</c>.</param>
/// <param name="Exceptions">Findings of the exception list.</param>
/// <param name="Citizen">One sentence for the citizen.</param>
public sealed record DossierInsight(
    int LateDays,
    string ShareBasis,
    IReadOnlyList<ShareAnswer> Shares,
    IReadOnlyList<IntervalAnswer> Intervals,
    ApologyDutyAnswer Apology,
    IReadOnlyList<string> Unfinished,
    IReadOnlyList<FindingAnswer> Exceptions,
    string Citizen);

/// <summary>A unit's part of a dossier's lateness.</summary>
/// <param name="DueInferred">Some of it is a late answer to a request for an opinion that set no deadline: that of the asking step, else the dossier's, was taken.</param>
public sealed record ShareAnswer(string? Agency, string? Unit, long Amount, long Whole, bool DueInferred);

/// <summary>One stretch of time: <c>counted</c>, <c>paused</c> or <c>late</c>, in whole minutes of office time.</summary>
public sealed record IntervalAnswer(DateTimeOffset From, DateTimeOffset To, string Kind, string? Agency, string? Unit, long Minutes, string Text);

/// <summary><c>none</c>, <c>warned</c>, <c>owed</c>, <c>issued</c>, <c>issuedLate</c> or <c>excused</c>; the latest day is the last working day before the due date.</summary>
public sealed record ApologyDutyAnswer(string Standing, DateOnly? LatestOn);

/// <summary>One finding of the exception list, with the sentence a clerk reads.</summary>
public sealed record FindingAnswer(string Name, string Sentence);
