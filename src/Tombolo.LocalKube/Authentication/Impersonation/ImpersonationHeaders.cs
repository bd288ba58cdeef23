using Microsoft.AspNetCore.Http;

namespace Tombolo.LocalKube.Authentication.Impersonation;

/// <summary>Reads the headers by which somebody asks to act as somebody else (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation).</summary>
internal static class ImpersonationHeaders
{
    public const string User = "Impersonate-User";
    public const string Uid = "Impersonate-Uid";
    public const string Groups = "Impersonate-Group";
    private const string Prefix = "Impersonate-";
    private const string ExtraPrefix = "Impersonate-Extra-";
    private const string AuthenticationGroup = "authentication.k8s.io";

    /// <summary>What is asked for; nothing where nobody is to be impersonated.</summary>
    public static IReadOnlyList<ImpersonationRequest> Read(IHeaderDictionary headers)
    {
        if (!headers.Any(header => header.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        var requests = new List<ImpersonationRequest>();
        if (headers[User].ToString() is { Length: > 0 } user)
        {
            requests.Add(ServiceAccountNames.TrySplit(user, out var @namespace, out var name)
                ? new ImpersonationRequest("", "serviceaccounts", name) { Namespace = @namespace }
                : new ImpersonationRequest("", "users", user));
        }

        requests.AddRange(headers[Groups].OfType<string>().Select(group => new ImpersonationRequest("", "groups", group)));
        foreach (var (header, values) in headers)
        {
            if (header.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase))
            {
                var key = Uri.UnescapeDataString(header[ExtraPrefix.Length..].ToLowerInvariant());
                requests.AddRange(values.OfType<string>().Select(value => new ImpersonationRequest(AuthenticationGroup, "userextras", value) { Subresource = key }));
            }
        }

        if (headers[Uid].ToString() is { Length: > 0 } uid)
        {
            requests.Add(new ImpersonationRequest(AuthenticationGroup, "uids", uid));
        }

        return requests;
    }
}
