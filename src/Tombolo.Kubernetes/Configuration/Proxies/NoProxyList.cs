using System.Net;

namespace Tombolo.Kubernetes.Configuration.Proxies;

/// <summary>
/// The hosts that <c>NO_PROXY</c> excludes, in the syntax that Go programs and so the whole field understand: addresses, CIDR ranges,
/// domain names with their subdomains, <c>.domain</c> for subdomains only, each with an optional port, and <c>*</c>.
/// </summary>
public sealed class NoProxyList
{
    private readonly bool _all;
    private readonly List<IPNetwork> _networks = [];
    private readonly List<NoProxyHost> _hosts = [];

    public NoProxyList(string? text)
    {
        foreach (var entry in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (entry == "*")
            {
                _all = true;
            }
            else if (entry.Contains('/') && IPNetwork.TryParse(entry, out var network))
            {
                _networks.Add(network);
            }
            else if (NoProxyHost.TryParse(entry, out var host))
            {
                _hosts.Add(host);
            }
        }
    }

    /// <summary>True when requests to <paramref name="target"/> go without a proxy; loopback always does.</summary>
    public bool Excludes(Uri target)
    {
        var host = target.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (_all || host == "localhost")
        {
            return true;
        }

        return IPAddress.TryParse(host, out var address)
            ? IPAddress.IsLoopback(address) || _networks.Exists(network => network.Contains(address)) || _hosts.Exists(entry => entry.Matches(address, target.Port))
            : _hosts.Exists(entry => entry.Matches(host, target.Port));
    }
}
