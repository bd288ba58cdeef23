using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Protocol.Transport;

/// <summary>The HTTP handler for requests to a primary.</summary>
public static class PrimaryHandler
{
    /// <param name="proxy">Which proxy applies, as HTTPS_PROXY and NO_PROXY say (design section 2); null leaves that to the framework, which knows no CIDR ranges.</param>
    public static SocketsHttpHandler Create(PrimaryTrust trust, IWebProxy? proxy = null)
    {
        ArgumentNullException.ThrowIfNull(trust);
        return new SocketsHttpHandler
        {
            Proxy = proxy,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(90),
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Validate(trust, certificate, chain, errors),
            },
        };
    }

    private static bool Validate(PrimaryTrust trust, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        return trust.FindProblem(certificate as X509Certificate2, chain, errors) is { } problem
            ? throw new AuthenticationException(problem)
            : true;
    }
}
