using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Files;

namespace Tombolo.LocalKube.Tests.Harness;

/// <summary>One cluster in a fleet of its own, with an HTTP client and kubectl as its administrator.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LocalFleet _fleet;
    private readonly HttpClient _http;

    private TestCluster(LocalFleet fleet, LocalCluster cluster)
    {
        (_fleet, Cluster) = (fleet, cluster);
        Kubeconfig = _folder.PathOf("kubeconfig");
        cluster.WriteKubeconfig(Kubeconfig);
        var authority = fleet.Authority;
        var handler = new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null && authority.Trusts(certificate) },
        };
        _http = new HttpClient(handler) { BaseAddress = cluster.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", cluster.TokenFor("admin"));
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("test", "1"));
    }

    public LocalCluster Cluster { get; }

    public string Kubeconfig { get; }

    public HttpClient Http => _http;

    public static async Task<TestCluster> StartAsync(TimeProvider? time = null)
    {
        var fleet = await LocalFleet.StartAsync();
        return new TestCluster(fleet, await fleet.AddAsync(new LocalClusterOptions { Time = time ?? TimeProvider.System }));
    }

    /// <summary>The real kubectl.</summary>
    public async Task<KubectlRunner> KubectlAsync(CancellationToken cancellationToken)
    {
        var binaries = await ControlPlaneBinaries.LocateAsync(cancellationToken);
        return new KubectlRunner(binaries.Kubectl, Kubeconfig, _folder.PathOf("cache"));
    }

    /// <summary>Sends a request; the code and the answer, null when it is no JSON.</summary>
    public async Task<(int Code, JsonObject? Body)> SendAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : null);
    }

    /// <summary>Sends a request that must succeed.</summary>
    public async Task<JsonObject> RequireAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json")
    {
        var (code, answer) = await SendAsync(method, path, body, contentType);
        Assert.True(code < 300, $"{method} {path}: {code} {answer?.ToJsonString()}");
        return answer!;
    }

    public Task<JsonObject> CreateConfigMapAsync(string name, string metadata = "") =>
        RequireAsync(HttpMethod.Post, "/api/v1/namespaces/default/configmaps", $$$"""{"metadata":{"name":"{{{name}}}"{{{metadata}}}}}""");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _fleet.DisposeAsync();
        _folder.Dispose();
    }
}
