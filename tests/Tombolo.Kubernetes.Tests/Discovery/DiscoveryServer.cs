using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Discovery;

/// <summary>The discovery documents of an API server, to be changed at will.</summary>
internal sealed class DiscoveryServer : IAsyncDisposable
{
    private ScriptedServer _server = null!;

    /// <summary>By path: what is answered; 404 for all other paths.</summary>
    public ConcurrentDictionary<string, string> Documents { get; } = new(StringComparer.Ordinal)
    {
        ["/api/v1"] = Resources("secrets/Secret/true", "nodes/Node/false", "pods/Pod/true", "pods~status/Pod/true"),
        ["/apis/apps"] = Group("v1", "v1", "v1beta1"),
        ["/apis/apps/v1"] = Resources("deployments~scale/Scale/true", "deployments/Deployment/true"),
        ["/apis/apps/v1beta1"] = Resources("deployments/Deployment/true", "relics/Relic/true"),
        ["/apis/dist.kio.kasten.io"] = Group("v1alpha1", "v1alpha1"),
        ["/apis/dist.kio.kasten.io/v1alpha1"] = Resources("clusters/Cluster/true"),
        ["/version"] = """{"major":"1","minor":"20+","gitVersion":"v1.20.2","platform":"linux/amd64"}""",
    };

    public Func<HttpContext, Task<bool>>? Intercept { get; set; }

    public IReadOnlyCollection<RecordedRequest> Requests => _server.Requests;

    public ScriptedServer Http => _server;

    public static async Task<DiscoveryServer> StartAsync()
    {
        var server = new DiscoveryServer();
        server._server = await ScriptedServer.StartAsync(server.AnswerAsync);
        return server;
    }

    public static string Group(string preferred, params string[] versions) =>
        $$"""{"kind":"APIGroup","apiVersion":"v1","versions":[{{string.Join(',', versions.Select(Version))}}],"preferredVersion":{{Version(preferred)}}}""";

    /// <summary>Each resource is <c>plural/Kind/namespaced</c>, with ~ for the slash of a subresource.</summary>
    public static string Resources(params string[] resources) =>
        $$"""{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"x","resources":[{{string.Join(',', resources.Select(Resource))}}]}""";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Version(string version) => $$"""{"groupVersion":"x/{{version}}","version":"{{version}}"}""";

    private static string Resource(string text)
    {
        var parts = text.Split('/');
        return $$"""{"name":"{{parts[0].Replace('~', '/')}}","singularName":"","namespaced":{{parts[2]}},"kind":"{{parts[1]}}","verbs":["get"]}""";
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Intercept is { } intercept && await intercept(context))
        {
            return;
        }

        await (Documents.TryGetValue(context.Request.Path.Value!, out var document)
            ? context.AnswerAsync(200, document)
            : FakeApi.RefuseAsync(context, 404, "NotFound"));
    }
}
