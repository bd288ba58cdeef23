using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration.Http;

/// <summary>The connections to one API server, shared by clients that act as different people. It has no identity of its own.</summary>
public sealed class SharedTransport : IDisposable
{
    private readonly ConnectionConfiguration _anonymous;
    private readonly TimeProvider _time;
    private readonly ServerCertificateVerification _verification;
    private readonly TransportCache _transports;

    /// <param name="configuration">Where the API server is and how it is verified; its credentials and impersonation are not used.</param>
    public SharedTransport(ConnectionConfiguration configuration, TimeProvider time)
    {
        _anonymous = configuration with { Credentials = FixedCredential.Anonymous, Impersonation = null };
        _time = time;
        _verification = new ServerCertificateVerification(_anonymous, time);
        _transports = new TransportCache(_anonymous, _verification, Environment.GetEnvironmentVariable);
    }

    /// <summary>A client that proves its identity with <paramref name="credentials"/> and nothing else. Need not be disposed.</summary>
    public KubernetesClient CreateClient(ICredentialProvider credentials, KubernetesClientOptions options)
    {
        var handler = new AuthenticatingHandler(_anonymous with { Credentials = credentials }, _transports, _verification, ownsTransports: false);
        return KubernetesClient.Create(new HttpMessageInvoker(handler), _anonymous.Server, options, _time);
    }

    /// <summary>A client that proves its identity with <paramref name="credentials"/> and acts as somebody else. Need not be disposed.</summary>
    public KubernetesClient CreateClient(ICredentialProvider credentials, Impersonation impersonation, KubernetesClientOptions options)
    {
        var configuration = _anonymous with { Credentials = credentials, Impersonation = impersonation };
        return KubernetesClient.Create(
            new HttpMessageInvoker(new AuthenticatingHandler(configuration, _transports, _verification, ownsTransports: false)), _anonymous.Server, options, _time);
    }

    /// <summary>Closes the connections, and with them what is under way.</summary>
    public void Dispose() => _transports.Dispose();
}
