namespace Tombolo.LocalKube.Authentication;

/// <summary>Tokens that were given to users when the cluster was made (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#static-token-file).</summary>
/// <param name="issuer">The audience of the API server itself: these tokens are good for no other.</param>
/// <param name="users">By token.</param>
internal sealed class StaticTokens(string issuer, IReadOnlyDictionary<string, UserInfo> users) : ITokenAuthenticator
{
    public TokenVerdict Authenticate(string token, IReadOnlyList<string> audiences) =>
        users.TryGetValue(token, out var user) && (audiences.Count == 0 || audiences.Contains(issuer)) ? TokenVerdict.Known(user, [issuer]) : TokenVerdict.Unknown;
}
