using Tombolo.Kubernetes.Configuration.Proxies;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Judges the proxy settings of the environment, as far as they are about this primary. User and password of a proxy are never shown.</summary>
internal static class ProxyCheck
{
    /// <param name="environment">Value of a variable, or null.</param>
    /// <param name="applied">The proxy that they come to; null for none.</param>
    public static Finding Judge(Uri primary, Func<string, string?> environment, Uri? applied)
    {
        var name = primary.Scheme == Uri.UriSchemeHttps ? "HTTPS_PROXY" : "HTTP_PROXY";
        if (applied is not null)
        {
            return Finding.Ok(CheckNames.Proxy, $"{name} applies: through {applied.Host}:{applied.Port}");
        }

        if (!IsSet(environment, name))
        {
            return Finding.Ok(CheckNames.Proxy, $"none: {name} is not set");
        }

        return new NoProxyList(Read(environment, "NO_PROXY")).Excludes(primary)
            ? Finding.Ok(CheckNames.Proxy, $"none: {(primary.IsLoopback ? "loopback is reached directly" : $"NO_PROXY excludes {primary.Host}")}")
            : Finding.Warn(CheckNames.Proxy, $"{name} is set, but is no address of a proxy and is ignored", $"write it like http://proxy.example.org:3128, or unset {name}");
    }

    private static bool IsSet(Func<string, string?> environment, string name) => !string.IsNullOrWhiteSpace(Read(environment, name));

    private static string? Read(Func<string, string?> environment, string name) => environment(name) is { Length: > 0 } value ? value : environment(name.ToLowerInvariant());
}
