using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Intake;

/// <summary>Who sends, by which way in.</summary>
/// <param name="Channel"><c>steps</c>, <c>national</c>, <c>register</c>, <c>queue</c> or <c>officer</c>.</param>
/// <param name="User">The token's user.</param>
/// <param name="Agency">The agency whose subtree the token may write, <c>*</c> = all.</param>
/// <param name="Backfill">All of it is a declared first load of history (ruling 32a).</param>
/// <param name="Source">The only source it may name; null = any.</param>
public sealed record Sender(string Channel, string User, string Agency, bool Backfill, string? Source = null)
{
    public static Sender Of(string channel, Access access, bool backfill) => new(channel, access.User, access.Agency, backfill, access.Source);
}
