using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Personal;

/// <summary>
/// Every minute: encrypts anew where another key has become the current one; every hour: erases what is older than <c>ONESTOP_PERSONAL_DAYS</c>
/// allows. What fails is logged and tried again.
/// </summary>
internal sealed class KeepPersonalRules(
    PersonalKeys keys, EncryptAnew encrypt, ErasePersonal erase, OneStopSettings settings, TimeProvider time, ILogger<KeepPersonalRules> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Retire = TimeSpan.FromHours(1);

    private int? _encryptedWith;
    private DateTimeOffset _retiredAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is PersonalKeyMissingException or IOException || DatabaseFault.IsPassing(failure))
            {
                log.LogWarning("Personal data was not brought up to its rules: {Reason}", failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken ct)
    {
        var current = keys.Current.Id;
        if (_encryptedWith != current)
        {
            var count = await encrypt.RunAsync(ct);
            _encryptedWith = current;
            if (count > 0)
            {
                log.LogInformation("{Count} values of personal data encrypted anew", count);
            }
        }

        if (settings.PersonalDays is { } days && time.GetUtcNow() - _retiredAt >= Retire)
        {
            _retiredAt = time.GetUtcNow();
            await erase.OlderAsync(_retiredAt.AddDays(-days), ct);
        }
    }
}
