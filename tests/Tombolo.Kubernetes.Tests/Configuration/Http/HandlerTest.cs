using System.Net;
using System.Security.Cryptography.X509Certificates;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Http;
using Tombolo.Kubernetes.Tests.Certificates;
using Tombolo.Testing.Time;

namespace Tombolo.Kubernetes.Tests.Configuration.Http;

/// <summary>An authority of the test's own, and requests through the handler that is tested.</summary>
public abstract class HandlerTest : IDisposable
{
    private readonly List<IDisposable> _disposables = [];

    protected HandlerTest() => Authority = Own(TestCertificates.Authority());

    protected X509Certificate2 Authority { get; }

    protected ManualTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    protected IDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public void Dispose()
    {
        _disposables.ForEach(each => each.Dispose());
        GC.SuppressFinalize(this);
    }

    protected T Own<T>(T disposable)
        where T : IDisposable
    {
        _disposables.Add(disposable);
        return disposable;
    }

    protected HttpMessageInvoker CreateClient(ConnectionConfiguration configuration) =>
        Own(new HttpMessageInvoker(KubernetesHttp.CreateHandler(
            configuration, Time, name => Environment.TryGetValue(name, out var value) ? value : null)));

    protected ConnectionConfiguration To(Uri server) => new() { Server = server, Authorities = new FixedAuthorities([Authority]) };

    protected static HttpRequestMessage Request(Uri server, HttpContent? content = null) => new(content is null ? HttpMethod.Get : HttpMethod.Post, server)
    {
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        Content = content,
    };

    /// <summary>GETs the server and returns the status and the version that was spoken.</summary>
    protected static async Task<(HttpStatusCode Status, Version Version)> GetAsync(HttpMessageInvoker client, Uri server)
    {
        using var request = Request(server);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Version);
    }

    protected async Task<string> FailureAsync(ConnectionConfiguration configuration) =>
        (await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(CreateClient(configuration), configuration.Server))).Message;
}
