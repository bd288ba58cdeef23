using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Protocol.Tokens;

/// <summary>The URL of a cluster's dashboard, under which the primary's protocol is found (contract sections 1.1 and 1.6).</summary>
public static class IngressUrl
{
    /// <summary>Reads an absolute <c>http</c> or <c>https</c> URL with a host and without user, query and fragment.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Uri? url)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            && url.Host.Length > 0
            && url.UserInfo.Length == 0
            && url.Query.Length == 0
            && url.Fragment.Length == 0)
        {
            return true;
        }

        url = null;
        return false;
    }
}
