using Microsoft.IdentityModel.Tokens;
using OneStop.Runtime.Hosting;

namespace OneStop.Runtime.Tests.Hosting;

/// <summary>A token is judged once a while, and never honoured beyond its end.</summary>
public sealed class RememberedTokensTests
{
    private readonly Hands _hands = new();
    private readonly CountingJudge _judge = new();
    private readonly RememberedTokens _tokens;

    public RememberedTokensTests() => _tokens = new(_judge, _hands);

    [Fact]
    public async Task A_valid_token_is_judged_once_within_the_time_it_is_kept()
    {
        Assert.True(await IsValidAsync("good"));
        _hands.Now += RememberedTokens.KeptFor - TimeSpan.FromSeconds(1);
        Assert.True(await IsValidAsync("good"));
        Assert.Equal(1, _judge.Asked);
        _hands.Now += TimeSpan.FromSeconds(2);
        Assert.True(await IsValidAsync("good"));
        Assert.Equal(2, _judge.Asked);
    }

    [Fact]
    public async Task A_token_whose_key_was_taken_back_is_refused_when_it_is_judged_again()
    {
        Assert.True(await IsValidAsync("good"));
        _judge.Refuses = true;
        _hands.Now += RememberedTokens.KeptFor;
        Assert.False(await IsValidAsync("good"));
    }

    [Fact]
    public async Task A_token_is_judged_again_at_its_end()
    {
        _judge.ValidTo = _hands.Now + TimeSpan.FromSeconds(5);
        Assert.True(await IsValidAsync("good"));
        _hands.Now += TimeSpan.FromSeconds(5);
        _judge.Refuses = true;
        Assert.False(await IsValidAsync("good"));
    }

    [Fact]
    public async Task A_refused_token_is_judged_each_time_and_another_token_for_itself()
    {
        Assert.True(await IsValidAsync("good"));
        _judge.Refuses = true;
        Assert.False(await IsValidAsync("bad"));
        Assert.False(await IsValidAsync("bad"));
        Assert.Equal(3, _judge.Asked);
    }

    private async Task<bool> IsValidAsync(string token) => (await _tokens.ValidateTokenAsync(token, new TokenValidationParameters())).IsValid;

    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class CountingJudge : TokenHandler
    {
        public int Asked { get; private set; }

        public bool Refuses { get; set; }

        public DateTimeOffset ValidTo { get; set; } = DateTimeOffset.MaxValue;

        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            Asked++;
            return Task.FromResult(new TokenValidationResult { IsValid = !Refuses, SecurityToken = new Until(ValidTo.UtcDateTime) });
        }
    }

    private sealed class Until(DateTime validTo) : SecurityToken
    {
        public override string Id => "";

        public override string Issuer => "";

        public override SecurityKey SecurityKey => null!;

        public override SecurityKey SigningKey { get; set; } = null!;

        public override DateTime ValidFrom => DateTime.MinValue;

        public override DateTime ValidTo => validTo;
    }
}
