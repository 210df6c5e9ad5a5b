using Microsoft.Extensions.DependencyInjection;
using OneStop.Runtime.Ledger.Verifying;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Ledger;

/// <summary>Registration of the ledger, for the module that keeps it.</summary>
public static class LedgerRegistration
{
    /// <summary>Adds the schema <c>ledger</c>, <see cref="LedgerWriter"/>, <see cref="LedgerReader"/> and <see cref="LedgerSignal"/>.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSchema<LedgerWriter>("ledger", "Ledger/Migrations")
        .AddSingleton<LedgerSignal>()
        .AddHostedService(provider => provider.GetRequiredService<LedgerSignal>())
        .AddSingleton<LedgerMeter>()
        .AddSingleton<LedgerReader>()
        .AddHostedService<AnchorKeeper>()
        .AddSingleton<LedgerWriter>();
}
