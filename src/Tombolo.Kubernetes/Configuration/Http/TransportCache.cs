using System.Net.Security;
using Tombolo.Kubernetes.Configuration.Proxies;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration.Http;

/// <summary>
/// The connections of one client certificate. A new certificate needs new connections: the old ones end with what is running on them,
/// for example a watch.
/// </summary>
internal sealed class TransportCache(
    ConnectionConfiguration configuration, ServerCertificateVerification verification, Func<string, string?> environment) : IDisposable
{
    private readonly Lock _lock = new();
    private ClientCertificate? _certificate;
    private HttpMessageInvoker? _current;
    private HttpMessageInvoker? _retired;

    public HttpMessageInvoker Get(ClientCertificate? certificate)
    {
        lock (_lock)
        {
            if (_current is not null && Equals(_certificate, certificate))
            {
                return _current;
            }

            // A request that was just given the current one still sends on it, so only the one before is closed here.
            _retired?.Dispose();
            _retired = _current;
            _certificate = certificate;
            return _current = new HttpMessageInvoker(Create(certificate));
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _retired?.Dispose();
            _current?.Dispose();
        }
    }

    private SocketsHttpHandler Create(ClientCertificate? certificate)
    {
        var handler = new SocketsHttpHandler
        {
            // A redirect would carry the credential to another host, and an API server sends none.
            AllowAutoRedirect = false,
            UseCookies = false,
            Proxy = configuration.Proxy is { } proxy ? new SingleProxy(proxy) : new EnvironmentProxy(environment),
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // Finds new addresses of the server, and takes replaced authorities into account, in bounded time.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            // A dead path under an idle watch is noticed within 45 s.
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = verification.Verify;
        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificateContext =
                SslStreamCertificateContext.Create(certificate.Leaf, certificate.Intermediates, offline: true);
        }

        return handler;
    }
}
