using Microsoft.AspNetCore.Http;

namespace Tombolo.LocalKube.Authentication;

/// <summary>Finds out who sends a request, by its headers and the client certificate, impersonation included.</summary>
internal interface IAuthenticator
{
    ValueTask<AuthenticationResult> AuthenticateAsync(HttpContext context);
}
