using System.Globalization;
using System.Text;

namespace Tombolo.Kubernetes.Client;

/// <summary>Builds a query, values escaped as RFC 3986 wants; what is null, empty or false is left out.</summary>
internal sealed class QueryString
{
    private readonly StringBuilder _text = new();

    public QueryString Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public QueryString Add(string name, bool value) => value ? Add(name, "true") : this;

    public QueryString Add(string name, int value) => value > 0 ? Add(name, value.ToString(CultureInfo.InvariantCulture)) : this;

    public QueryString AddDryRun(bool dryRun) => dryRun ? Add("dryRun", "All") : this;

    public override string ToString() => _text.ToString();
}
