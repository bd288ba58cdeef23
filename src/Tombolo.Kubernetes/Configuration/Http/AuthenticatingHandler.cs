using System.Net;
using System.Security.Authentication;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Configuration.Http;

/// <summary>Sends each request with the credential of the moment; a 401 is tried once more if there is another credential.</summary>
/// <param name="ownsTransports">Disposes <paramref name="transports"/> with itself; false where others send over them too.</param>
internal sealed class AuthenticatingHandler(
    ConnectionConfiguration configuration, TransportCache transports, ServerCertificateVerification verification, bool ownsTransports = true) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (configuration.TlsServerName is { } name)
        {
            // The one way to another name in the TLS handshake; the server does not mind it in the Host header.
            request.Headers.Host = name;
        }

        if (configuration.Impersonation is { } impersonation)
        {
            ImpersonationHeaders.Set(request.Headers, impersonation);
        }

        var credential = await configuration.Credentials.GetAsync(cancellationToken);
        var response = await SendAsync(request, credential, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !CanRepeat(request))
        {
            return response;
        }

        var fresh = await RefreshAsync(credential, response, cancellationToken);
        if (fresh.Equals(credential))
        {
            return response;
        }

        response.Dispose();
        return await SendAsync(request, fresh, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && ownsTransports)
        {
            transports.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<Credential> RefreshAsync(Credential rejected, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await configuration.Credentials.RefreshAsync(rejected, cancellationToken);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Credential credential, CancellationToken cancellationToken)
    {
        // Without a credential of ours a request may bring its own.
        request.Headers.Authorization = credential.Authorization ?? request.Headers.Authorization;
        try
        {
            return await transports.Get(credential.Certificate).SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e) when (e is { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } inner })
        {
            // The framework's own message only points to an inner exception, and that one says of our refusal only that it was one.
            throw inner is AuthenticationException && verification.LastRejection is { } rejection
                ? new HttpRequestException(e.HttpRequestError, rejection)
                : new HttpRequestException(e.HttpRequestError, "no TLS connection", inner);
        }
    }

    // Content in memory can be sent again; a stream is used up.
    private static bool CanRepeat(HttpRequestMessage request) => request.Content is null or ByteArrayContent or ReadOnlyMemoryContent;
}
