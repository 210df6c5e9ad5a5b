using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Contracts.Dossiers;

namespace OneStop.Portal.Language;

/// <summary>
/// The texts of the pages in the reader's language. Pages are written in Vietnamese; English comes from <c>en.json</c>, keyed by the Vietnamese
/// text. A text without translation stays Vietnamese (a test keeps that list empty).
/// </summary>
public sealed class Words(IHttpContextAccessor http)
{
    /// <summary>Name of the cookie that holds <c>vi</c> (default) or <c>en</c>.</summary>
    public const string CookieName = "onestop.language";

    private static readonly Dictionary<string, string> English = Load();

    /// <summary>True where the reader chose English.</summary>
    public bool IsEnglish { get; } = http.HttpContext?.Request.Cookies[CookieName] == "en";

    /// <summary><c>vi</c> or <c>en</c>, for the page's lang attribute.</summary>
    public string Code => IsEnglish ? "en" : "vi";

    /// <summary>The text in the reader's language.</summary>
    public string this[string vietnamese] => IsEnglish && English.TryGetValue(vietnamese, out var english) ? english : vietnamese;

    /// <summary>The text with <c>{0}</c>, <c>{1}</c> … filled in.</summary>
    public string Say(string vietnamese, params object?[] values) => string.Format(CultureInfo.InvariantCulture, this[Singular(vietnamese, values) ?? vietnamese], values);

    // English says one thing otherwise than many; where it does, en.json has the text a second time, with "|1" behind it.
    private string? Singular(string vietnamese, object?[] values) =>
        IsEnglish && values is [1 or 1L or "1", ..] && vietnamese + "|1" is var one && English.ContainsKey(one) ? one : null;

    /// <summary>A sentence of the services, said part by part.</summary>
    public string Say(SentenceParts sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return sentence.With is { Count: > 0 } with ? Say(sentence.Words, [.. with.Select(Say)]) : this[sentence.Words];
    }

    /// <summary>39.444 in Vietnamese, 39,444 in English; an en dash where there is no figure.</summary>
    public string Number(long? value) => Numerals.Number(value, IsEnglish);

    /// <summary>17,54 in Vietnamese, 17.54 in English; an en dash where there is no figure.</summary>
    public string TwoDecimals(decimal? value) => Numerals.TwoDecimals(value, IsEnglish);

    /// <summary>99,99 % in Vietnamese, 99.99% in English; an en dash where the denominator was empty.</summary>
    public string Percent(decimal? value) => Numerals.Percent(value, IsEnglish);

    private static Dictionary<string, string> Load()
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream("Language/en.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
