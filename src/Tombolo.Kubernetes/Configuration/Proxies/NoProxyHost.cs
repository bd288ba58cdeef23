using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Tombolo.Kubernetes.Configuration.Proxies;

/// <summary>One address or domain of <c>NO_PROXY</c>.</summary>
/// <param name="Suffix">The domain with a dot before it; empty for an address.</param>
/// <param name="WholeName">The domain itself matches too, not only its subdomains.</param>
/// <param name="Port">Null for any port.</param>
internal sealed record NoProxyHost(IPAddress? Address, string Suffix, bool WholeName, int? Port)
{
    public static bool TryParse(string entry, [NotNullWhen(true)] out NoProxyHost? host)
    {
        host = null;
        if (!SplitPort(entry.ToLowerInvariant(), out var name, out var port) || name.Length == 0)
        {
            return false;
        }

        if (IPAddress.TryParse(name, out var address))
        {
            host = new NoProxyHost(address, "", WholeName: false, port);
            return true;
        }

        var suffix = name.StartsWith("*.", StringComparison.Ordinal) ? name[1..] : name;
        host = suffix.StartsWith('.')
            ? new NoProxyHost(null, suffix, WholeName: false, port)
            : new NoProxyHost(null, $".{suffix}", WholeName: true, port);
        return true;
    }

    public bool Matches(IPAddress address, int port) => Address is not null && Address.Equals(address) && MatchesPort(port);

    public bool Matches(string host, int port) =>
        Address is null && MatchesPort(port) && (host.EndsWith(Suffix, StringComparison.Ordinal) || (WholeName && host.AsSpan().SequenceEqual(Suffix.AsSpan(1))));

    private bool MatchesPort(int port) => Port is null || Port == port;

    // "host:port", "[v6]:port", or one without a port; a bare IPv6 address has more than one colon.
    private static bool SplitPort(string entry, out string name, out int? port)
    {
        (name, port) = (entry, null);
        var colon = entry.LastIndexOf(':');
        if (colon < 0 || (!entry.StartsWith('[') && entry.IndexOf(':') != colon) || entry.EndsWith(']'))
        {
            name = entry.Trim('[', ']');
            return true;
        }

        if (!int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        (name, port) = (entry[..colon].Trim('[', ']'), number);
        return true;
    }
}
