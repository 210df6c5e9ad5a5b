using Microsoft.Extensions.Logging;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Personal;

namespace OneStop.Dossiers.Personal;

/// <summary>
/// Every minute: encrypts anew where another key has become the current one; every hour: erases what is older than <c>ONESTOP_PERSONAL_DAYS</c>
/// allows. What fails is logged and tried again.
/// </summary>
internal sealed class KeepPersonalRules(
    PersonalKeys keys, EncryptAnew encrypt, ErasePersonal erase, OneStopSettings settings, TimeProvider time, ILogger<KeepPersonalRules> log) : LastingWork(time, log)
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Retire = TimeSpan.FromHours(1);

    private int? _encryptedWith;
    private DateTimeOffset _retiredAt;

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stopping)
    {
        await RunAsync(stopping);
        return Look;
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
                Log.LogInformation("{Count} values of personal data encrypted anew", count);
            }
        }

        if (settings.PersonalDays is { } days && Time.GetUtcNow() - _retiredAt >= Retire)
        {
            _retiredAt = Time.GetUtcNow();
            await erase.OlderAsync(_retiredAt.AddDays(-days), ct);
        }
    }
}
