using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Tombolo.Kubernetes.Configuration.Proxies;

/// <summary>A proxy's URL, split so that the part that goes into messages holds no password.</summary>
internal sealed class ProxyAddress : ICredentials
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    private readonly NetworkCredential? _credential;

    public ProxyAddress(Uri whole)
    {
        Address = new UriBuilder(whole) { UserName = "", Password = "" }.Uri;
        if (whole.UserInfo.Length > 0)
        {
            var parts = whole.UserInfo.Split(':', 2);
            _credential = new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
        }
    }

    /// <summary>Without user and password.</summary>
    public Uri Address { get; }

    /// <summary>Reads a URL of a scheme that proxies speak; <c>socks5h</c> is taken as <c>socks5</c>, which resolves names at the proxy here.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? proxy)
    {
        const string Socks5WithNames = "socks5h://";
        var known = text.StartsWith(Socks5WithNames, StringComparison.OrdinalIgnoreCase) ? $"socks5://{text[Socks5WithNames.Length..]}" : text;
        if (Uri.TryCreate(known, UriKind.Absolute, out proxy) && Schemes.Contains(proxy.Scheme) && proxy.Host.Length > 0)
        {
            return true;
        }

        proxy = null;
        return false;
    }

    public NetworkCredential? GetCredential(Uri uri, string authType) => uri == Address ? _credential : null;
}
