using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.Authentication;

/// <summary>Knows the tokens of the cluster's users, and nobody else.</summary>
internal sealed class TokenAuthenticator(LocalCluster cluster) : IAuthenticator
{
    public ValueTask<AuthenticationResult> AuthenticateAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return new(AuthenticationResult.Known(UserInfo.Anonymous));
        }

        foreach (var user in (LocalUser[])[LocalUser.Admin, .. cluster.Options.Users])
        {
            if (header == $"Bearer {cluster.TokenFor(user.Name)}")
            {
                return new(AuthenticationResult.Known(new UserInfo(user.Name, [.. user.Groups, "system:authenticated"])));
            }
        }

        return new(AuthenticationResult.Refused(Statuses.Unauthorized()));
    }
}
