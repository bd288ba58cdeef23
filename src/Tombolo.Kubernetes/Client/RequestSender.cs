using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Client;

/// <summary>
/// Sends requests to one API server: headers, bounds on concurrency, pace, time and size, and one exception for all the ways in which a
/// server can fail to answer. Watches pass through <see cref="OpenAsync"/> and are bounded by their reader.
/// </summary>
internal sealed class RequestSender(HttpMessageInvoker http, Uri server, KubernetesClientOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.MaxConcurrentRequests);
    private readonly TokenBucket? _pace = options.RateLimit is null ? null : new(options.RateLimit, time);
    private readonly string _root = server.AbsoluteUri.TrimEnd('/');

    /// <summary>Sends and reads the whole answer.</summary>
    /// <exception cref="KubernetesUnreachableException">No answer, or not a whole one.</exception>
    public async Task<ServerAnswer> SendAsync(HttpMethod method, string pathAndQuery, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(method, pathAndQuery, content);
        if (_pace is not null)
        {
            await _pace.WaitAsync(cancellationToken);
        }

        await _slots.WaitAsync(cancellationToken);
        try
        {
            using var deadline = new Deadline(options.RequestTimeout, time, cancellationToken);
            return await deadline.RunAsync(server, token => ExchangeAsync(request, token));
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Sends and returns as soon as the answer begins; the caller reads and disposes it.</summary>
    /// <exception cref="KubernetesUnreachableException">No answer in time.</exception>
    public async Task<HttpResponseMessage> OpenAsync(string pathAndQuery, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(HttpMethod.Get, pathAndQuery, null);
        using var deadline = new Deadline(options.RequestTimeout, time, cancellationToken);
        return await deadline.RunAsync(server, token => StartAsync(request, token));
    }

    /// <summary>Reads the rest of an answer that is not a watch after all.</summary>
    /// <exception cref="KubernetesUnreachableException">Not a whole answer.</exception>
    public async Task<ServerAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(options.RequestTimeout, time, cancellationToken);
        return await deadline.RunAsync(server, token => ReadBodyAsync(response, token));
    }

    public void Dispose()
    {
        http.Dispose();
        _slots.Dispose();
    }

    private async Task<ServerAnswer> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await StartAsync(request, cancellationToken);
        return await ReadBodyAsync(response, cancellationToken);
    }

    private async Task<ServerAnswer> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ResponseBody.ReadAsync(response.Content, options.MaxResponseBytes, cancellationToken);
        var name = $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.AbsolutePath}";
        return new(name, (int)response.StatusCode, body, RetryAfterHeader.Read(response.Headers, time));
    }

    // HttpClient would read the whole body before it returns, which for a watch is never.
    private Task<HttpResponseMessage> StartAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        http is HttpClient client
            ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : http.SendAsync(request, cancellationToken);

    private HttpRequestMessage CreateRequest(HttpMethod method, string pathAndQuery, HttpContent? content)
    {
        // HTTP/2 where TLS negotiates it, else 1.1, as always without TLS.
        var request = new HttpRequestMessage(method, new Uri(_root + pathAndQuery))
        {
            Content = content,
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json, */*;q=0.1");
        return request;
    }
}
