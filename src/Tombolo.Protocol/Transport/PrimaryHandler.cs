using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Tombolo.Protocol.Transport;

/// <summary>The HTTP handler for requests to a primary.</summary>
public static class PrimaryHandler
{
    /// <param name="proxy">Says for each destination which proxy leads there, with whose credentials (design section 2: HTTPS_PROXY and NO_PROXY are honoured).</param>
    public static SocketsHttpHandler Create(PrimaryTrust trust, IWebProxy proxy)
    {
        ArgumentNullException.ThrowIfNull(trust);
        ArgumentNullException.ThrowIfNull(proxy);
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = proxy,
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
