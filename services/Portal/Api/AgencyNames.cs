using System.Text.Json;

namespace OneStop.Portal.Api;

/// <summary>Names of the agencies that the person who looks may see, asked once per page.</summary>
public sealed class AgencyNames(ServiceClient services)
{
    private Task<IReadOnlyList<(string Code, string Name)>>? _all;

    /// <summary>By code, each once with its newest name; empty when the catalogue is away.</summary>
    public Task<IReadOnlyList<(string Code, string Name)>> AllAsync() => _all ??= AskAsync();

    /// <summary>The agency's name; the code itself where the catalogue does not know it; an en dash for none.</summary>
    public async Task<string> NameAsync(string? code) =>
        code is null ? "–" : (await AllAsync()).FirstOrDefault(a => a.Code == code).Name ?? code;

    private async Task<IReadOnlyList<(string Code, string Name)>> AskAsync()
    {
        var answer = await services.DossiersAsync<OneStop.Contracts.Page<JsonElement>>(new Query("/v1/catalogue/agencies").With("limit", 1000));
        return
        [
            .. (answer.Value?.Items ?? [])
                .Select(a => (Code: a.GetProperty("code").GetString()!, Name: a.GetProperty("name").GetString()!))
                .GroupBy(a => a.Code)
                .Select(g => g.Last())
                .OrderBy(a => a.Code, StringComparer.Ordinal),
        ];
    }
}
