namespace Tombolo.LocalKube.Authentication.ServiceAccounts;

/// <summary>Whether a token of a ServiceAccount still counts, and for whom.</summary>
internal sealed class ServiceAccountAuthenticator(ServiceAccountTokens tokens, IServiceAccountSource objects, TimeProvider time) : ITokenAuthenticator
{
    /// <summary>By what a user from a token of a TokenRequest is told from others (Kubernetes 1.32).</summary>
    private const string CredentialId = "authentication.kubernetes.io/credential-id";

    public TokenVerdict Authenticate(string token, IReadOnlyList<string> audiences)
    {
        if (tokens.Read(token) is not { } claims)
        {
            return TokenVerdict.Unknown;
        }

        // A token without audiences is good for the API server alone.
        IReadOnlyList<string> own = claims.Audiences.Count > 0 ? claims.Audiences : [tokens.Issuer];
        IReadOnlyList<string> wanted = audiences.Count > 0 ? audiences : [tokens.Issuer];
        var common = wanted.Where(own.Contains).ToList();
        if (common.Count == 0)
        {
            return TokenVerdict.Refused($"token audiences [{Quote(own)}] is invalid for the target audiences [{Quote(wanted)}]");
        }

        return FindFault(claims, token) is { } fault ? TokenVerdict.Refused(fault) : TokenVerdict.Known(UserOf(claims), common);
    }

    private static string Quote(IEnumerable<string> texts) => string.Join(' ', texts.Select(text => $"\"{text}\""));

    private static UserInfo UserOf(ServiceAccountClaims claims)
    {
        var extra = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (claims.BoundTo is { Kind: "Pod" } pod)
        {
            extra["authentication.kubernetes.io/pod-name"] = [pod.Name];
            extra["authentication.kubernetes.io/pod-uid"] = [pod.Uid];
        }

        if (claims.Id.Length > 0)
        {
            extra[CredentialId] = [$"JTI={claims.Id}"];
        }

        var user = new UserInfo(
            ServiceAccountNames.UserOf(claims.Namespace, claims.Name),
            [.. ServiceAccountNames.GroupsOf(claims.Namespace), WellKnownIdentities.Authenticated]);
        return user with { Uid = claims.Uid, Extra = extra };
    }

    private string? FindFault(ServiceAccountClaims claims, string token)
    {
        var now = time.GetUtcNow();
        if (claims.Expires is { } expires && now > expires)
        {
            return "service account token has expired";
        }

        if (claims.Expires is not null && now < claims.IssuedAt)
        {
            return "service account token is not valid yet";
        }

        var account = objects.FindAccount(claims.Namespace, claims.Name);
        if (account is null || account != claims.Uid)
        {
            return "service account token has been invalidated";
        }

        if (claims.LegacySecret is { } secret)
        {
            return objects.FindSecretToken(claims.Namespace, secret) == token ? null : "service account token has been invalidated";
        }

        return claims.BoundTo is { } bound && objects.FindBound(claims.Namespace, bound) != bound.Uid ? "service account token has been invalidated" : null;
    }
}
