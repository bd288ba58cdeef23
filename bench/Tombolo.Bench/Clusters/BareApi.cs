using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Tombolo.Testing.ControlPlanes;

namespace Tombolo.Bench.Clusters;

/// <summary>The API of a control plane by nothing but HttpClient, as its administrator.</summary>
internal sealed class BareApi : IDisposable
{
    private readonly HttpClient _http;

    private BareApi(HttpClient http) => _http = http;

    public static async Task<BareApi> ConnectAsync(ControlPlane plane, CancellationToken cancellationToken)
    {
        using var config = JsonDocument.Parse(await plane.Kubectl.RequireAsync(["config", "view", "--raw", "-o", "json"], cancellationToken: cancellationToken));
        var token = config.RootElement.GetProperty("users")[0].GetProperty("user").GetProperty("token").GetString();
        var handler = new SocketsHttpHandler { UseProxy = false, SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = Verify } };
        var http = new HttpClient(handler)
        {
            BaseAddress = plane.Url,
            DefaultRequestVersion = HttpVersion.Version20,
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        return new BareApi(http);

        bool Verify(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate is not null && plane.Authority.Trusts(certificate);
    }

    public Task PostAsync(string path, byte[] body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, body, "application/json", cancellationToken);

    public Task MergeAsync(string path, byte[] body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Patch, path, body, "application/merge-patch+json", cancellationToken);

    /// <summary>A server-side apply without force.</summary>
    public Task ApplyAsync(string path, byte[] body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, $"{path}?fieldManager=bare&force=false", body, "application/apply-patch+yaml", cancellationToken);

    public Task GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, "application/json", cancellationToken);

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, path, null, "application/json", cancellationToken);

    /// <summary>One watch from now on, a document for each line; ends when the API server ends it.</summary>
    /// <param name="path">Of the collection, with a query or without one.</param>
    public async IAsyncEnumerable<JsonDocument> WatchAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = path.Contains('?', StringComparison.Ordinal) ? "&watch=true" : "?watch=true";
        using var response = await _http.GetAsync(new Uri(path + query, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return JsonDocument.Parse(line);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task SendAsync(HttpMethod method, string path, byte[]? body, string contentType, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Version = HttpVersion.Version20 };
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } };
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null, cancellationToken);
    }
}
