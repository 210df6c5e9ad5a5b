using System.Globalization;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Dossiers.Personal;

/// <summary>
/// <c>keys</c> lists the ids of the keys for personal data, oldest first, the last one encrypts; <c>keys add</c> makes a new one, which a running
/// program takes at once and encrypts everything anew with; <c>keys remove ID</c> takes one away that nothing is encrypted with any more.
/// </summary>
internal static class KeysVerb
{
    public static readonly Verb Verb = new("keys", "list the keys for personal data, add one, or remove one that nothing uses", RunAsync)
    {
        Operands = "[add | remove ID]",
        OperandsMax = 2,
    };

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var keys = new PersonalKeys(call.Settings);
        switch (call.Operands)
        {
            case []:
                foreach (var key in keys.All)
                {
                    await call.Output.WriteLineAsync($"{key.Id:x8}");
                }

                return 0;
            case ["add"]:
                await call.Output.WriteLineAsync($"{keys.Add().Id:x8}");
                return 0;
            case ["remove", var text] when int.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var id):
                return await RemoveAsync(keys, id, call, ct);
            default:
                await call.Error.WriteLineAsync("keys | keys add | keys remove ID");
                return 2;
        }
    }

    private static async Task<int> RemoveAsync(PersonalKeys keys, int id, VerbCall call, CancellationToken ct)
    {
        await using var database = await Database.OpenAsync(call.Settings, ct);
        if (await EncryptAnew.CountAsync(database.Source, PersonalCipher.HeadOf(id), ct) is > 0 and var count)
        {
            await call.Error.WriteLineAsync($"{count} values are still encrypted with {id:x8}; the running program encrypts them anew within a minute after another key was added.");
            return 1;
        }

        keys.Remove(id);
        return 0;
    }
}
