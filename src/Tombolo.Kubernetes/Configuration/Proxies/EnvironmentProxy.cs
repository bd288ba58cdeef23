using System.Net;

namespace Tombolo.Kubernetes.Configuration.Proxies;

/// <summary>
/// The proxy that <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c> and <c>NO_PROXY</c> (or their lower-case forms) name, with the meaning they have in
/// kubectl. The framework's own reading knows no CIDR ranges, which are how clusters exclude their service network.
/// </summary>
public sealed class EnvironmentProxy : IWebProxy, ICredentials
{
    private readonly ProxyAddress? _forHttp;
    private readonly ProxyAddress? _forHttps;
    private readonly NoProxyList _without;

    /// <param name="environment">Value of a variable, or null.</param>
    public EnvironmentProxy(Func<string, string?> environment)
    {
        _forHttp = Parse(Read(environment, "HTTP_PROXY"));
        _forHttps = Parse(Read(environment, "HTTPS_PROXY"));
        _without = new NoProxyList(Read(environment, "NO_PROXY"));
    }

    /// <summary>User and password as the proxies' own URLs name them; cannot be replaced.</summary>
    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    /// <summary>The proxy for <paramref name="destination"/>, without user and password; null for none.</summary>
    public Uri? GetProxy(Uri destination) => _without.Excludes(destination) ? null : For(destination)?.Address;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    /// <inheritdoc/>
    public NetworkCredential? GetCredential(Uri uri, string authType) =>
        _forHttps?.GetCredential(uri, authType) ?? _forHttp?.GetCredential(uri, authType);

    private ProxyAddress? For(Uri destination) => destination.Scheme is "https" or "wss" ? _forHttps : _forHttp;

    private static string? Read(Func<string, string?> environment, string name) =>
        environment(name) is { Length: > 0 } value ? value : environment(name.ToLowerInvariant());

    // A bare host:port means http; what is no address at all counts as not set, as everywhere else.
    private static ProxyAddress? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var address = text.Contains("://", StringComparison.Ordinal) ? text.Trim() : $"http://{text.Trim()}";
        return ProxyAddress.TryParse(address, out var whole) ? new ProxyAddress(whole) : null;
    }
}
