using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Messages;

namespace Tombolo.Secondary.Connection;

/// <summary>Requests to one URL of the primary. Answers are read up to a limit, since who answers is not known before it is verified.</summary>
internal sealed class PrimaryHttp(HttpMessageInvoker http, Uri primary, string userAgent, TimeProvider time)
{
    private const int AnswerLimit = 256 * 1024;

    /// <summary>How long a whole answer may take; ours come at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The URL that is dialled.</summary>
    public Uri Primary => primary;

    /// <exception cref="HttpRequestException">No answer.</exception>
    /// <exception cref="InvalidDataException">The answer is longer than any of ours.</exception>
    public async Task<PrimaryAnswer> PostAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var request = Request(path, body);
        return await PostAsync(request, cancellationToken);
    }

    /// <summary>Sends a frame of a session.</summary>
    /// <exception cref="HttpRequestException">No answer.</exception>
    /// <exception cref="InvalidDataException">The answer is longer than any of ours.</exception>
    public async Task<PrimaryAnswer> PostAsync(string path, string sessionId, Frame frame, CancellationToken cancellationToken)
    {
        using var request = Request(path, sessionId, frame);
        return await PostAsync(request, cancellationToken);
    }

    /// <summary>Sends a frame whose answer is read by the caller, who disposes it.</summary>
    /// <exception cref="HttpRequestException">No answer.</exception>
    public async Task<HttpResponseMessage> SendAsync(string path, string sessionId, Frame frame, CancellationToken cancellationToken)
    {
        using var request = Request(path, sessionId, frame);
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>Opens a WebSocket for a session.</summary>
    /// <param name="tag">Proves whose it is.</param>
    /// <exception cref="WebSocketException">Something answered that passes none.</exception>
    /// <exception cref="HttpRequestException">No answer.</exception>
    public async Task<WebSocket> ConnectAsync(string path, string sessionId, string tag, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
            socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(30);
            socket.Options.SetRequestHeader(ProtocolHeaders.Session, sessionId);
            socket.Options.SetRequestHeader(ProtocolHeaders.Tag, tag);
            socket.Options.SetRequestHeader("User-Agent", userAgent);
            var url = ProtocolPaths.Endpoint(primary, path);
            await socket.ConnectAsync(new UriBuilder(url) { Scheme = url.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs }.Uri, http, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The tag of an answer, not verified yet; null without one.</summary>
    public static string? FindTag(HttpResponseMessage response) => response.Headers.TryGetValues(ProtocolHeaders.Tag, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Reads an answer of ours, which is short.</summary>
    /// <exception cref="InvalidDataException">It is longer than any of ours.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new ArrayBufferWriter<byte>(1024);
        int read;
        while ((read = await stream.ReadAsync(buffer.GetMemory(1024), cancellationToken)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > AnswerLimit)
            {
                throw new InvalidDataException($"{response.RequestMessage?.RequestUri} answered more than {AnswerLimit} bytes; this is not a Tombolo primary");
            }
        }

        return buffer.WrittenMemory;
    }

    private async Task<PrimaryAnswer> PostAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(Patience, time, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, deadline.Token);
            return new PrimaryAnswer((int)response.StatusCode, await ReadAsync(response, deadline.Token), response.Content.Headers.ContentType?.MediaType, FindTag(response));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"no answer within {Patience.TotalSeconds:0} s", late);
        }
    }

    private HttpRequestMessage Request(string path, string sessionId, Frame frame)
    {
        var request = Request(path, frame.Payload);
        request.Headers.Add(ProtocolHeaders.Session, sessionId);
        foreach (var (name, value) in MemberFrame.GetHeaders(frame))
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private HttpRequestMessage Request(string path, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, ProtocolPaths.Endpoint(primary, path))
        {
            Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
        };
        request.Headers.UserAgent.ParseAdd(userAgent);
        return request;
    }
}
