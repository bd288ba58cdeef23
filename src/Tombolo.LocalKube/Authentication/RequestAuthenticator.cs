using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Authentication.Certificates;
using Tombolo.LocalKube.Authentication.Impersonation;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.Authentication;

/// <summary>
/// Client certificate, then bearer token, then nobody in particular; a credential that is shown and does not count ends the request
/// (https://kubernetes.io/docs/reference/access-authn-authz/authentication/).
/// </summary>
internal sealed class RequestAuthenticator(ClientCertificates certificates, BearerTokens tokens, Impersonator impersonator) : IAuthenticator
{
    public ValueTask<AuthenticationResult> AuthenticateAsync(HttpContext context)
    {
        var result = Identify(context) is { } user ? impersonator.Impersonate(user, context.Request.Headers) : AuthenticationResult.Refused(Statuses.Unauthorized());
        return ValueTask.FromResult(result);
    }

    private UserInfo? Identify(HttpContext context)
    {
        var certificate = context.Connection.ClientCertificate;
        if (certificate is not null && certificates.Authenticate(certificate) is { } holder)
        {
            return holder;
        }

        if (BearerTokens.Find(context.Request.Headers.Authorization) is { } token)
        {
            return tokens.Authenticate(token, []).User;
        }

        return certificate is null ? UserInfo.Anonymous : null;
    }
}
