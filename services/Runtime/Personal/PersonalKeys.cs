using System.Buffers.Binary;
using System.Security.Cryptography;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Personal;

/// <summary>One key for personal data.</summary>
/// <param name="Id">The first four bytes of its SHA-256: two keys made apart never share one by number.</param>
/// <param name="Secret">32 bytes.</param>
public sealed record PersonalKey(int Id, byte[] Secret)
{
    public static PersonalKey Of(byte[] secret) => new(BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(secret)), secret);
}

/// <summary>A value was encrypted with a key that this program does not have.</summary>
public sealed class PersonalKeyMissingException(int id) : Exception($"The key {id:x8} for personal data is not there.");

/// <summary>
/// The keys that personal data is encrypted with: one per line in base64, the last one encrypts, all of them decrypt. They stand in the file
/// <c>personal.keys</c> of the state folder (mode 600, made at first use), or in the file that <c>ONESTOP_PERSONAL_KEYS</c> names. A line added to
/// the file holds at once, without a restart. They are in no backup: without them a stolen backup tells no names. Thread safe.
/// </summary>
public sealed class PersonalKeys(OneStopSettings settings)
{
    /// <summary>Bytes of a key: AES-256.</summary>
    public const int SecretBytes = 32;

    private readonly string _path = settings.PersonalKeys ?? Path.Combine(settings.DataFolder, "personal.keys");
    private volatile Ring? _ring;

    /// <summary>The key that encrypts now.</summary>
    public PersonalKey Current => Read().Keys[^1];

    /// <summary>A key by its id.</summary>
    /// <exception cref="PersonalKeyMissingException">It is not there.</exception>
    public PersonalKey Find(int id) => Read().Keys.FirstOrDefault(key => key.Id == id) ?? throw new PersonalKeyMissingException(id);

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<PersonalKey> All => Read().Keys;

    /// <summary>Makes a key and adds it as the one that encrypts.</summary>
    public PersonalKey Add()
    {
        _ = Read();
        var made = RandomNumberGenerator.GetBytes(SecretBytes);
        File.AppendAllText(_path, Convert.ToBase64String(made) + "\n");
        return PersonalKey.Of(made);
    }

    /// <summary>Takes a key away, for ever: what is still encrypted with it can never be read again.</summary>
    /// <exception cref="InvalidOperationException">It is the one that encrypts.</exception>
    public void Remove(int id)
    {
        var keys = Read().Keys;
        if (keys[^1].Id == id)
        {
            throw new InvalidOperationException("The key that encrypts cannot be removed; add another one first.");
        }

        var draft = $"{_path}.{Guid.NewGuid():N}";
        SecretFile.Create(draft, string.Concat(keys.Where(key => key.Id != id).Select(key => Convert.ToBase64String(key.Secret) + "\n")));
        File.Move(draft, _path, overwrite: true);
    }

    private Ring Read()
    {
        if (!File.Exists(_path))
        {
            SecretFile.Create(_path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)) + "\n");
        }

        var file = new FileInfo(_path);
        if (_ring is { } known && (known.WrittenAt, known.Length) == (file.LastWriteTimeUtc, file.Length))
        {
            return known;
        }

        var keys = File.ReadLines(_path).Where(line => line.Length > 0).Select(line => PersonalKey.Of(SecretOf(line))).ToList();
        return _ring = keys.Count > 0 ? new(file.LastWriteTimeUtc, file.Length, keys) : throw new InvalidOperationException($"{_path} holds no key.");
    }

    private byte[] SecretOf(string line)
    {
        var secret = new byte[SecretBytes];
        return Convert.TryFromBase64String(line.Trim(), secret, out var length) && length == SecretBytes
            ? secret
            : throw new InvalidOperationException($"{_path} has a line that is no key of {SecretBytes} bytes in base64.");
    }

    private sealed record Ring(DateTime WrittenAt, long Length, IReadOnlyList<PersonalKey> Keys);
}
