using System.Text;
using OneStop.Runtime.Hosting;

namespace OneStop.Services.Tests.Webhooks;

/// <summary>Secrets that must be read again lie in the database so that the database alone gives nothing away.</summary>
public sealed class KeptSecretsTests : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("onestop-state-");
    private readonly DirectoryInfo _other = Directory.CreateTempSubdirectory("onestop-state-");

    public void Dispose()
    {
        _state.Delete(recursive: true);
        _other.Delete(recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("khóa của phần mềm")]
    public void What_is_sealed_opens_again_after_a_restart_and_never_looks_the_same(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var (once, twice) = (Secrets(_state).Seal(bytes), Secrets(_state).Seal(bytes));
        Assert.NotEqual(once, twice);
        Assert.Equal(bytes, Secrets(_state).Open(once));
        Assert.Equal(bytes, Secrets(_state).Open(twice));
        Assert.True(secret.Length == 0 || once.AsSpan().IndexOf(bytes) < 0);
    }

    [Fact]
    public void Under_another_key_changed_by_a_bit_or_cut_short_nothing_opens()
    {
        var kept = Secrets(_state).Seal("bí mật"u8);
        Assert.Null(Secrets(_other).Open(kept));
        for (var i = 0; i < kept.Length; i++)
        {
            var changed = kept.ToArray();
            changed[i] ^= 1;
            Assert.Null(Secrets(_state).Open(changed));
            Assert.Null(Secrets(_state).Open(kept.AsSpan(0, i)));
        }
    }

    private static KeptSecrets Secrets(DirectoryInfo state) => new(OwnIssuer.Open(state.FullName, TimeProvider.System));
}
