using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Cli.Commands.Doctor.Target;
using Tombolo.Cli.Commands.Version;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Transport;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Asks the primary over the same handler, trust and proxy that a member uses, and keeps the certificate that it saw.</summary>
internal sealed class PrimaryClient : IDisposable
{
    private const int AnswerLimit = 256 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpMessageInvoker _http;
    private readonly Uri _primary;
    private readonly TimeProvider _time;

    public PrimaryClient(PrimaryTarget target, X509Certificate2Collection anchors, IWebProxy proxy, TimeProvider time)
    {
        _primary = target.Url.Uri;
        _time = time;
        var handler = PrimaryHandler.Create(new PrimaryTrust(target.Pins, anchors, time), proxy);
        var verify = handler.SslOptions.RemoteCertificateValidationCallback!;
        handler.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) => Watch(verify, sender, certificate, chain, errors);
        _http = new HttpMessageInvoker(handler);
    }

    /// <summary>What the last TLS handshake showed; null before one.</summary>
    public PresentedCertificate? Certificate { get; private set; }

    /// <summary>Posts and reads the answer; what goes wrong is part of the result.</summary>
    public async Task<Exchange> PostAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, ProtocolPaths.Endpoint(_primary, path));
        request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var patience = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var sent = _time.GetUtcNow();
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            var received = _time.GetUtcNow();
            var content = await ReadAsync(response, either.Token);
            var answer = new HttpAnswer((int)response.StatusCode, content, response.Content.Headers.ContentType?.MediaType);
            return new Exchange(answer, null, sent, received, response.Headers.Date);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            return new Exchange(null, failure, sent, _time.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Exchange(null, new TimeoutException($"no answer within {Patience.TotalSeconds:0} s"), sent, _time.GetUtcNow());
        }
    }

    /// <summary>Begins a GET; the caller reads and disposes the answer.</summary>
    /// <exception cref="HttpRequestException">No answer.</exception>
    public async Task<HttpResponseMessage> GetAsync(string path, string query, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, new UriBuilder(ProtocolPaths.Endpoint(_primary, path)) { Query = query }.Uri);
        return await _http.SendAsync(request, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, Uri url)
    {
        var request = new HttpRequestMessage(method, url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher };
        request.Headers.UserAgent.ParseAdd($"tombolo-cli/{ProductVersion.Number}");
        return request;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new ArrayBufferWriter<byte>(1024);
        int read;
        while ((read = await stream.ReadAsync(buffer.GetMemory(1024), cancellationToken)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > AnswerLimit)
            {
                throw new InvalidDataException($"the answer is longer than {AnswerLimit} bytes, which none of a Tombolo primary is");
            }
        }

        return buffer.WrittenMemory;
    }

    private bool Watch(RemoteCertificateValidationCallback verify, object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        try
        {
            var isTrusted = verify(sender, certificate, chain, errors);
            Certificate = certificate is X509Certificate2 trusted ? PresentedCertificate.Of(trusted, isTrusted ? null : "the certificate is not trusted") : null;
            return isTrusted;
        }
        catch (AuthenticationException untrusted)
        {
            Certificate = certificate is X509Certificate2 leaf ? PresentedCertificate.Of(leaf, untrusted.Message) : null;
            throw;
        }
    }
}
