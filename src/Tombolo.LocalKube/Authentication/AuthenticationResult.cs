using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.Authentication;

/// <summary>Who asks, or why the request ends here (401, or 403 for a refused impersonation).</summary>
internal sealed record AuthenticationResult(UserInfo? User, ApiStatus? Refusal)
{
    public static AuthenticationResult Known(UserInfo user) => new(user, null);

    public static AuthenticationResult Refused(ApiStatus refusal) => new(null, refusal);
}
