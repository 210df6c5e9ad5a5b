using System.Globalization;
using System.Text;

namespace OneStop.Portal.Api;

/// <summary>A path with its query, built part by part; empty values are left out.</summary>
public sealed class Query(string path)
{
    private readonly StringBuilder _text = new(path);

    private bool _any = path.Contains('?', StringComparison.Ordinal);

    public Query With(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _text.Append(_any ? '&' : '?').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _any = true;
        }

        return this;
    }

    public Query With(string name, DateOnly? value) => With(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public Query With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();
}
