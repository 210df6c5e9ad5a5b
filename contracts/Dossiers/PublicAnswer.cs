namespace OneStop.Contracts.Dossiers;

/// <summary>What anybody with the code on the receipt may see (TT 01/2018/TT-VPCP Điều 16(2d)): how far the dossier has come.</summary>
/// <param name="Status"><c>submitted</c>, <c>refused</c>, <c>open</c>, <c>paused</c> or <c>ended</c>.</param>
/// <param name="Percent">0 … 100; 100 only once the result is ready.</param>
/// <param name="Explanation">One or two sentences in Vietnamese, without names.</param>
public sealed record PublicAnswer(string Code, string Status, int Percent, string Explanation);
