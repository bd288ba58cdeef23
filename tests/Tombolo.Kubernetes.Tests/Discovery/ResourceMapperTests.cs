using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Discovery;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Informers;
using Tombolo.Kubernetes.Tests.Client;
using Tombolo.Kubernetes.Tests.Fakes;
using Tombolo.Testing.Http;
using Tombolo.Testing.Logging;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Kubernetes.Tests.Discovery;

public sealed class ResourceMapperTests
{
    private static readonly GroupVersionKind Gadget = new("example.org", "", "Gadget");

    [Theory]
    [InlineData("", "v1", "Secret", "secrets v1 namespaced")]
    [InlineData("", "", "Node", "nodes v1")]
    [InlineData("", "", "Pod", "pods v1 namespaced")]
    [InlineData("apps", "", "Deployment", "deployments.apps v1 namespaced")]
    [InlineData("apps", "v1beta1", "Deployment", "deployments.apps v1beta1 namespaced")]
    [InlineData("apps", "", "Relic", "relics.apps v1beta1 namespaced")]
    [InlineData("dist.kio.kasten.io", "v1alpha1", "Cluster", "clusters.dist.kio.kasten.io v1alpha1 namespaced")]
    [InlineData("apps", "v1", "Relic", null)]
    [InlineData("apps", "v2", "Deployment", null)]
    [InlineData("apps", "", "Scale", null)]
    [InlineData("apps", "", "deployment", null)]
    [InlineData("", "v2", "Secret", null)]
    [InlineData("", "", "", null)]
    [InlineData("no.such.group", "v1", "Thing", null)]
    [InlineData("../api", "v1", "Secret", null)]
    [InlineData("apps/v1/..", "v1", "Deployment", null)]
    [InlineData("..", "v1", "Secret", null)]
    [InlineData("apps?x=", "", "Deployment", null)]
    public async Task Map_Kind_IsItsResource(string group, string version, string kind, string? expected)
    {
        await using var server = await DiscoveryServer.StartAsync();
        using var client = TestClient.For(server.Http);
        var mapper = new ResourceMapper(client, new(), TimeProvider.System);

        var result = await mapper.MapAsync(new(group, version, kind), default);

        if (expected is not null)
        {
            Assert.Equal(expected, $"{result.Value} {result.Value.Version}{(result.Value.Namespaced ? " namespaced" : "")}");
            Assert.Equal(kind, result.Value.Kind);
            return;
        }

        Assert.Equal((404, "NoKindMatch"), (result.Error?.Code, result.Error?.Reason));
        Assert.Contains("CustomResourceDefinition", result.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1", "Secret", "", "v1")]
    [InlineData("apps/v1", "Deployment", "apps", "v1")]
    [InlineData("dist.kio.kasten.io/v1alpha1", "Cluster", "dist.kio.kasten.io", "v1alpha1")]
    [InlineData("", "X", "", "")]
    public void Of_ApiVersion_IsTakenApart(string apiVersion, string kind, string group, string version) =>
        Assert.Equal(new GroupVersionKind(group, version, kind), GroupVersionKind.Of(apiVersion, kind));

    [Fact]
    public async Task Map_Known_IsNotAskedAgainUntilItIsOld()
    {
        var time = new ManualTimeProvider();
        await using var server = await DiscoveryServer.StartAsync();
        using var client = TestClient.For(server.Http, time: time);
        var mapper = new ResourceMapper(client, new() { MaxAge = TimeSpan.FromMinutes(10) }, time);

        for (var minute = 0; minute < 10; minute++)
        {
            Assert.True((await mapper.MapAsync(new("apps", "", "Deployment"), default)).IsSuccess);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["/apis/apps", "/apis/apps/v1", "/apis/apps/v1beta1"], server.Requests.Select(request => request.Target));
        server.Documents.TryRemove("/apis/apps", out _);
        Assert.True((await mapper.MapAsync(new("apps", "", "Deployment"), default)).IsNotFound);
    }

    [Fact]
    public async Task Map_Miss_IsAskedAgainButNotTooOften()
    {
        var time = new ManualTimeProvider();
        await using var server = await DiscoveryServer.StartAsync();
        using var client = TestClient.For(server.Http, time: time);
        var mapper = new ResourceMapper(client, new() { MissInterval = TimeSpan.FromSeconds(5) }, time);

        Assert.True((await mapper.MapAsync(Gadget, default)).IsNotFound);
        AddGadget(server);
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.True((await mapper.MapAsync(Gadget, default)).IsNotFound);
        Assert.Single(server.Requests);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("gadgets.example.org", (await mapper.MapAsync(Gadget, default)).Value.QualifiedName);
    }

    [Fact]
    public async Task Map_NewKindInAKnownGroup_IsNoticed()
    {
        var time = new ManualTimeProvider();
        await using var server = await DiscoveryServer.StartAsync();
        using var client = TestClient.For(server.Http, time: time);
        var mapper = new ResourceMapper(client, new(), time);
        Assert.True((await mapper.MapAsync(new("apps", "", "Deployment"), default)).IsSuccess);
        server.Documents["/apis/apps/v1"] = DiscoveryServer.Resources("gizmos/Gizmo/false");
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("gizmos", (await mapper.MapAsync(new("apps", "", "Gizmo"), default)).Value.Plural);
    }

    [Fact]
    public async Task Follow_DefinitionAppears_IsNoticedAtOnce()
    {
        await using var server = await DiscoveryServer.StartAsync();
        await using var api = await FakeApi.StartAsync();
        using var client = TestClient.For(server.Http);
        using var definitionsClient = api.CreateClient();
        using var stop = new CancellationTokenSource();
        var definitions = new ResourceInformer<string>(
            definitionsClient,
            KnownResources.CustomResourceDefinition,
            new() { Decode = each => each.Metadata.Name },
            TimeProvider.System,
            new RecordingLogger<ResourceInformer<string>>());
        var run = definitions.RunAsync(stop.Token);
        await definitions.WaitForSyncAsync(default);
        var mapper = new ResourceMapper(client, new() { MissInterval = TimeSpan.FromDays(1) }, new ManualTimeProvider());
        using var following = mapper.Follow(definitions);
        Assert.True((await mapper.MapAsync(Gadget, default)).IsNotFound);

        AddGadget(server);
        api.Put(KnownResources.CustomResourceDefinition, new("", "gadgets.example.org"));
        await Eventually.TrueAsync(() => definitions.List().Count == 1);
        await Eventually.TrueAsync(async () => (await mapper.MapAsync(Gadget, default)).IsSuccess);

        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Map_ManyAtOnce_AskOnce()
    {
        await using var server = await DiscoveryServer.StartAsync();
        var release = new TaskCompletionSource();
        server.Intercept = async _ =>
        {
            await release.Task;
            return false;
        };
        using var client = TestClient.For(server.Http);
        var mapper = new ResourceMapper(client, new(), TimeProvider.System);
        using var impatient = new CancellationTokenSource();

        var first = mapper.MapAsync(new("apps", "", "Deployment"), impatient.Token);
        var others = Enumerable.Range(0, 20).Select(_ => mapper.MapAsync(new("apps", "", "Deployment"), default)).ToArray();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult();

        Assert.All(await Task.WhenAll(others), result => Assert.True(result.IsSuccess));
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("/apis/apps", "503")]
    [InlineData("/apis/apps/v1", "403")]
    [InlineData("/apis/apps", "{}")]
    [InlineData("/apis/apps/v1", "{}")]
    [InlineData("/apis/apps", "<html>")]
    [InlineData("/apis/apps/v1", """{"resources":7}""")]
    [InlineData("/apis/apps", "abort")]
    public async Task Map_Failure_IsNotRemembered(string path, string failure)
    {
        await using var server = await DiscoveryServer.StartAsync();
        using var client = TestClient.For(server.Http);
        var mapper = new ResourceMapper(client, new() { MissInterval = TimeSpan.FromDays(1) }, new ManualTimeProvider());
        server.Intercept = async context =>
        {
            if (context.Request.Path != path)
            {
                return false;
            }

            if (failure == "abort")
            {
                context.Abort();
            }
            else
            {
                await (int.TryParse(failure, out var code) ? FakeApi.RefuseAsync(context, code, "Scripted") : context.AnswerAsync(200, failure));
            }

            return true;
        };

        if (failure == "abort")
        {
            await Assert.ThrowsAsync<KubernetesUnreachableException>(() => mapper.MapAsync(new("apps", "", "Deployment"), default));
        }
        else
        {
            var error = (await mapper.MapAsync(new("apps", "", "Deployment"), default)).Error!;
            Assert.Equal(int.TryParse(failure, out var code) ? $"{code} Scripted" : "200 InvalidResponse", $"{error.Code} {error.Reason}");
        }

        server.Intercept = null;
        Assert.True((await mapper.MapAsync(new("apps", "", "Deployment"), default)).IsSuccess);
    }

    [Fact]
    public async Task GetServerVersion_IsRead()
    {
        await using var server = await DiscoveryServer.StartAsync();
        using var client = TestClient.For(server.Http);

        Assert.Equal(new("1", "20+", "v1.20.2"), (await client.GetServerVersionAsync(default)).Value);
    }

    [Theory]
    [InlineData("{}", 200)]
    [InlineData("""{"gitVersion":""}""", 200)]
    [InlineData("null", 200)]
    [InlineData("<html>", 200)]
    [InlineData(null, 404)]
    public async Task GetServerVersion_NotAVersion_IsAnError(string? document, int code)
    {
        await using var server = await DiscoveryServer.StartAsync();
        using var client = TestClient.For(server.Http);
        server.Documents.TryRemove("/version", out _);
        if (document is not null)
        {
            server.Documents["/version"] = document;
        }

        Assert.Equal(code, (await client.GetServerVersionAsync(default)).Error?.Code);
    }

    private static void AddGadget(DiscoveryServer server)
    {
        server.Documents["/apis/example.org/v1"] = DiscoveryServer.Resources("gadgets/Gadget/false");
        server.Documents["/apis/example.org"] = DiscoveryServer.Group("v1", "v1");
    }
}
