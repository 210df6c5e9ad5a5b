using System.Text.Json.Serialization;

namespace OneStop.Contracts.Dossiers;

/// <summary>What software sends for a token (<c>POST /v1/token</c>, form-encoded; the pair may also come as Basic).</summary>
public sealed record SourceTokenForm(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("client_id")] string? ClientId,
    [property: JsonPropertyName("client_secret")] string? ClientSecret);

/// <summary>The token, as RFC 6749 §5.1 has it.</summary>
/// <param name="ExpiresIn">Seconds.</param>
public sealed record SourceTokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string Scope);
