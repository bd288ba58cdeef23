namespace Tombolo.Kubernetes.Configuration.Http;

/// <summary>The transport to an API server.</summary>
public static class KubernetesHttp
{
    /// <summary>
    /// A handler for requests to <see cref="ConnectionConfiguration.Server"/>: verifies the server, proves the client's identity on each
    /// request, once more with a fresh credential after a 401, keeps HTTP/2 connections alive. The caller disposes it.
    /// </summary>
    /// <param name="environment">Where <c>HTTPS_PROXY</c> and <c>NO_PROXY</c> are read; null for the process's own environment.</param>
    public static HttpMessageHandler CreateHandler(
        ConnectionConfiguration configuration, TimeProvider time, Func<string, string?>? environment = null)
    {
        var verification = new ServerCertificateVerification(configuration, time);
        var transports = new TransportCache(configuration, verification, environment ?? Environment.GetEnvironmentVariable);
        return new AuthenticatingHandler(configuration, transports, verification);
    }
}
