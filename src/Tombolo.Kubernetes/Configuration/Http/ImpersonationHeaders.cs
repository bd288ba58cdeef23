using System.Net.Http.Headers;

namespace Tombolo.Kubernetes.Configuration.Http;

/// <summary>The <c>Impersonate-*</c> headers (Kubernetes "User impersonation").</summary>
internal static class ImpersonationHeaders
{
    public static void Set(HttpRequestHeaders headers, Impersonation impersonation)
    {
        Replace(headers, "Impersonate-User", [impersonation.User]);
        Replace(headers, "Impersonate-Uid", impersonation.Uid is { } uid ? [uid] : []);
        Replace(headers, "Impersonate-Group", impersonation.Groups);
        foreach (var extra in impersonation.Extra.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal))
        {
            // Keys may have characters that header names may not: they travel percent-encoded.
            Replace(headers, $"Impersonate-Extra-{Uri.EscapeDataString(extra.Key)}", extra);
        }
    }

    private static void Replace(HttpRequestHeaders headers, string name, IEnumerable<string> values)
    {
        headers.Remove(name);
        foreach (var value in values)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
