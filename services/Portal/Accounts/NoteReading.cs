namespace OneStop.Portal.Accounts;

/// <summary>Notes what the person of this request takes out, before it is given: what cannot be noted is not given.</summary>
public sealed class NoteReading(AccountsContext accounts, Viewer viewer, TimeProvider clock)
{
    private const int DetailMax = 2_000;

    public async Task RunAsync(string kind, string detail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(detail);
        accounts.Set<Reading>().Add(new Reading
        {
            At = clock.GetUtcNow(),
            UserName = viewer.UserName,
            Agency = viewer.Agency,
            Kind = kind,
            Detail = detail.Length <= DetailMax ? detail : detail[..DetailMax],
        });
        await accounts.SaveChangesAsync(ct);
    }
}
