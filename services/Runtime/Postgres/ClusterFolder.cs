using System.Security.Cryptography;
using System.Text;

namespace OneStop.Runtime.Postgres;

/// <summary>Where the private cluster of a state folder lies.</summary>
public static class ClusterFolder
{
    /// <summary>
    /// <c>postgres</c> in the state folder; where the account of the cluster cannot enter that (a home closed to others), a folder of a
    /// stable name, made from the state folder's path, under <c>/var/lib/onestop</c>.
    /// </summary>
    public static async Task<string> OfAsync(string stateFolder, CancellationToken ct)
    {
        Directory.CreateDirectory(stateFolder);
        if (await ClusterAccount.CanEnterAsync(stateFolder, ct))
        {
            return Path.Combine(stateFolder, "postgres");
        }

        var folder = Elsewhere(stateFolder);
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Where it lies when it cannot lie in the state folder.</summary>
    public static string Elsewhere(string stateFolder) =>
        Path.Combine("/var/lib/onestop", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stateFolder)))[..16]);
}
