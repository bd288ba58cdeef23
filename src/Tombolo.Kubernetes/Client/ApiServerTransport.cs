using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Http;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Client;

/// <summary>
/// Requests to an API server that are passed on as they are, bodies streamed both ways: for those who ask in somebody else's name. All else takes an
/// <see cref="IKubernetesClient"/>.
/// </summary>
public sealed class ApiServerTransport : IDisposable
{
    private readonly HttpMessageInvoker _own;
    private readonly HttpMessageInvoker _bare;
    private readonly string _root;

    /// <param name="own">Authenticates as this process.</param>
    /// <param name="bare">Authenticates nobody; requests bring their own credential.</param>
    /// <param name="server">URL of the API server.</param>
    public ApiServerTransport(HttpMessageInvoker own, HttpMessageInvoker bare, Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        (_own, _bare, _root) = (own, bare, server.AbsoluteUri.TrimEnd('/'));
    }

    /// <summary>The transport of a connection. The caller disposes it.</summary>
    public static ApiServerTransport Create(ConnectionConfiguration connection, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var anonymous = connection with { Credentials = FixedCredential.Anonymous, Impersonation = null };

        // Who a kubeconfig acts as must not take the place of whom a request acts as.
        var own = connection with { Impersonation = null };
        return new ApiServerTransport(
            new HttpMessageInvoker(KubernetesHttp.CreateHandler(own, time)), new HttpMessageInvoker(KubernetesHttp.CreateHandler(anonymous, time)), connection.Server);
    }

    /// <summary>A request without headers.</summary>
    /// <param name="pathAndQuery">Begins with a slash; percent-encoded, and sent exactly so.</param>
    public HttpRequestMessage CreateRequest(HttpMethod method, string pathAndQuery) =>
        new(method, new Uri(_root + pathAndQuery, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };

    /// <summary>Sends it as this process; returns when the answer begins, whose body is read as it comes.</summary>
    /// <exception cref="HttpRequestException">No answer.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _own.SendAsync(request, cancellationToken);

    /// <summary>Sends it with the Authorization header it has, and nothing else that would say who asks.</summary>
    /// <exception cref="HttpRequestException">No answer.</exception>
    public Task<HttpResponseMessage> SendAsCallerAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _bare.SendAsync(request, cancellationToken);

    public void Dispose()
    {
        _own.Dispose();
        _bare.Dispose();
    }
}
