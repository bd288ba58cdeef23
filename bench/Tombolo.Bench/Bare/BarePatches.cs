using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using Tombolo.LocalKube;

namespace Tombolo.Bench.Bare;

/// <summary>Server-side applies by nothing but HttpClient, to any number of clusters in memory.</summary>
internal sealed class BarePatches : IDisposable
{
    private static readonly MediaTypeHeaderValue ApplyPatch = new("application/apply-patch+yaml");
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
    });

    /// <summary>One PATCH.</summary>
    /// <param name="path">Of the object.</param>
    public async Task ApplyAsync(LocalCluster cluster, string token, string path, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri(cluster.Url, $"{path}?fieldManager=bare&force=true"))
        {
            Version = HttpVersion.Version20,
            Content = new ByteArrayContent(body) { Headers = { ContentType = ApplyPatch } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _http.SendAsync(request, cancellationToken);
        await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
