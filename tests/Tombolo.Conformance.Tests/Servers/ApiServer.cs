using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tombolo.Testing.ControlPlanes;

namespace Tombolo.Conformance.Tests.Servers;

/// <summary>A server under test, over HTTP and with kubectl.</summary>
public sealed class ApiServer : IDisposable
{
    private readonly HttpClient _http;
    private readonly IReadOnlyDictionary<string, string> _tokens;

    internal ApiServer(string kind, Uri url, X509Certificate2 authority, IReadOnlyDictionary<string, string> tokens, KubectlRunner kubectl)
    {
        Kind = kind;
        Kubectl = kubectl;
        _tokens = tokens;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(authority);
        _http = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } })
        {
            BaseAddress = url,
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    /// <summary>One of <see cref="ServerKinds"/>.</summary>
    public string Kind { get; }

    /// <summary>kubectl as admin.</summary>
    public KubectlRunner Kubectl { get; }

    /// <summary>kubectl of today's release as admin.</summary>
    public required KubectlRunner CurrentKubectl { get; init; }

    /// <summary>Forgets the past, where that can be asked for; a real server's watches know nothing from before their start anyhow.</summary>
    public Action Compact { get; init; } = () => { };

    /// <summary>Sends one request; an empty user sends no token.</summary>
    public async Task<ApiAnswer> SendAsync(
        string method,
        string path,
        byte[]? body,
        string contentType = "application/json",
        string user = "admin",
        IReadOnlyDictionary<string, string>? headers = null,
        CancellationToken cancellationToken = default)
    {
        // Not relative to the address: a path may begin with two slashes.
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_http.BaseAddress!.GetLeftPart(UriPartial.Authority) + path));
        if (user.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.TryGetValue(user, out var token) ? token : user);
        }

        request.Headers.UserAgent.ParseAdd("conformance/1.0");
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (contentType.Length > 0)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }
        }

        using var answer = await _http.SendAsync(request, cancellationToken);
        return new ApiAnswer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken), answer.Content.Headers.ContentType?.MediaType ?? "");
    }

    /// <summary>Sends JSON text.</summary>
    public Task<ApiAnswer> SendAsync(string method, string path, string? body, string contentType = "application/json") =>
        SendAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), contentType);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
