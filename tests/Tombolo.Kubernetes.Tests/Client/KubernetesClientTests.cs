using System.Text;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Client;

/// <summary>What each call puts on the wire, and what it makes of the answer.</summary>
public sealed class KubernetesClientTests
{
    private const string Object = """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x","namespace":"n","resourceVersion":"9"}}""";
    private const string Root = "/api/v1/namespaces/n/secrets";

    private static readonly ResourceKey Key = new("n", "x");
    private static readonly ReadOnlyMemory<byte> Body = "{\"é\":1}"u8.ToArray();

    public static TheoryData<string, string, string, string?, string> Writes => new()
    {
        { "create", "POST", Root, "application/json", "{\"é\":1}" },
        { "create dry", "POST", $"{Root}?fieldManager=me%20%26%20you&dryRun=All", "application/json", "{\"é\":1}" },
        { "update", "PUT", $"{Root}/x", "application/json", "{\"é\":1}" },
        { "update status", "PUT", $"{Root}/x/status", "application/json", "{\"é\":1}" },
        { "merge", "PATCH", $"{Root}/x", "application/merge-patch+json", "{\"é\":1}" },
        { "json", "PATCH", $"{Root}/x/status?fieldManager=m", "application/json-patch+json", "{\"é\":1}" },
        { "apply", "PATCH", $"{Root}/x?fieldManager=tombolo", "application/apply-patch+yaml", "{\"é\":1}" },
        { "apply force", "PATCH", $"{Root}/x/status?fieldManager=tombolo&force=true&dryRun=All", "application/apply-patch+yaml", "{\"é\":1}" },
        { "delete", "DELETE", $"{Root}/x", "application/json", """{"kind":"DeleteOptions","apiVersion":"v1"}""" },
        {
            "delete exactly", "DELETE", $"{Root}/x", "application/json",
            """{"kind":"DeleteOptions","apiVersion":"v1","preconditions":{"uid":"u","resourceVersion":"9"},"propagationPolicy":"Foreground","dryRun":["All"]}"""
        },
        { "get", "GET", $"{Root}/x", null, "" },
        { "post raw", "POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "application/json", "{\"é\":1}" },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Call_OnTheWire_IsWhatTheApiWants(string call, string method, string target, string? contentType, string body)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, Object));
        using var client = TestClient.For(server, new() { UserAgent = "tombolo-server/0.1 (hub)" });

        await CallAsync(client, call);

        var request = Assert.Single(server.Requests);
        Assert.Equal((method, target, body), (request.Method, request.Target, request.Body));
        Assert.Equal(contentType, request.Headers.GetValueOrDefault("Content-Type"));
        Assert.Equal("tombolo-server/0.1 (hub)", request.Headers["User-Agent"]);
        Assert.StartsWith("application/json", request.Headers["Accept"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success","details":{"uid":"u"}}""", false)]
    [InlineData(200, """{"kind":"Secret","apiVersion":"v1","metadata":{"name":"x"}}""", false)]
    [InlineData(200, """{"kind":"Secret","apiVersion":"v1","metadata":{"name":"x","deletionTimestamp":"2026-01-01T00:00:00Z","finalizers":["f"]}}""", true)]
    [InlineData(202, """{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"x","deletionTimestamp":"2026-01-01T00:00:00Z"}}""", true)]
    public async Task Delete_Answer_TellsWhetherItIsPending(int code, string answer, bool pending)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(code, answer));
        using var client = TestClient.For(server);

        var result = await client.DeleteAsync(KnownResources.Secret, Key, DeleteOptions.Default, default);

        Assert.Equal(pending, result.Value.Pending);
    }

    [Theory]
    [InlineData(404, "NotFound", "no such thing")]
    [InlineData(409, "Conflict", "somebody was faster")]
    [InlineData(422, "Invalid", "spec.type: Required value")]
    [InlineData(503, "ServiceUnavailable", "later")]
    public async Task Call_Refused_IsAValue(int code, string reason, string message)
    {
        var status = $$"""{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"{{reason}}","message":"{{message}}","code":{{code}}}""";
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(code, status));
        using var client = TestClient.For(server);

        KubernetesStatus?[] errors =
        [
            (await client.GetAsync(KnownResources.Secret, Key, default)).Error,
            (await client.ListAsync(KnownResources.Secret, new(), default)).Error,
            (await client.CreateAsync(KnownResources.Secret, "n", Body, WriteOptions.Default, default)).Error,
            (await client.DeleteAsync(KnownResources.Secret, Key, DeleteOptions.Default, default)).Error,
            (await client.GetRawAsync("/version", default)).Error,
        ];

        Assert.All(errors, error => Assert.Equal($"{code} {reason}: {message}", error?.ToString()));
        Assert.Throws<KubernetesException>(() => KubernetesResult<int>.Failure(errors[0]!).Value);
    }

    [Theory]
    [InlineData("<html>please log in</html>")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"kind":"Secret","metadata":{"name":7}}""")]
    public async Task Get_SuccessThatIsNoObject_IsInvalidResponse(string body)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, body));
        using var client = TestClient.For(server);

        var result = await client.GetAsync(KnownResources.Secret, Key, default);

        Assert.Equal("InvalidResponse", result.Error?.Reason);
        Assert.Contains("GET /api/v1/namespaces/n/secrets/x", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Redirect("/login");
            return Task.CompletedTask;
        });
        using var client = TestClient.For(server);

        var result = await client.GetAsync(KnownResources.Secret, Key, default);

        Assert.Equal(302, result.Error?.Code);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("/k8s/clusters/c-1")]
    [InlineData("/k8s/clusters/c-1/")]
    public async Task Server_BehindAPath_KeepsThePath(string path)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, Object));
        using var client = TestClient.For(new Uri(server.Url, path));

        await client.GetAsync(KnownResources.Secret, Key, default);

        Assert.Equal("/k8s/clusters/c-1/api/v1/namespaces/n/secrets/x", server.Requests.Single().Target);
    }

    [Fact]
    public async Task GetRaw_Text_ComesAsItIs()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, "ok", "text/plain"));
        using var client = TestClient.For(server);

        var result = await client.GetRawAsync("/readyz?verbose=1", default);

        Assert.Equal("ok", Encoding.UTF8.GetString(result.Value.Span));
        Assert.Equal("/readyz?verbose=1", server.Requests.Single().Target);
    }

    [Theory]
    [InlineData("ftp://x")]
    [InlineData("https://user:hunter2@x")]
    [InlineData("https://x?token=hunter2")]
    [InlineData("https://x#hunter2")]
    public void Create_UrlThatCannotBe_ThrowsWithoutSecrets(string url)
    {
        var refused = Assert.Throws<ArgumentException>(() => TestClient.For(new Uri(url)));

        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_BadOptions_NamesAllAtOnce()
    {
        var options = new KubernetesClientOptions { UserAgent = "", MaxConcurrentRequests = 0, RequestTimeout = TimeSpan.Zero, RateLimit = new(0, 1), MaxResponseBytes = 0, WatchGrace = TimeSpan.FromSeconds(-1) };

        var refused = Assert.Throws<ArgumentException>(() => TestClient.For(new Uri("http://x"), options));

        Assert.All(
            ["UserAgent", "MaxConcurrentRequests", "RequestTimeout", "RateLimit", "MaxResponseBytes", "WatchGrace"],
            setting => Assert.Contains(setting, refused.Message, StringComparison.Ordinal));
    }

    private static async Task CallAsync(KubernetesClient client, string call)
    {
        var type = KnownResources.Secret;
        var exactly = new DeleteOptions { Uid = "u", ResourceVersion = "9", PropagationPolicy = "Foreground", DryRun = true };
        switch (call)
        {
            case "create": Check(await client.CreateAsync(type, "n", Body, WriteOptions.Default, default)); break;
            case "create dry": Check(await client.CreateAsync(type, "n", Body, new() { FieldManager = "me & you", DryRun = true }, default)); break;
            case "update": Check(await client.UpdateAsync(type, Key, Body, WriteOptions.Default, default)); break;
            case "update status": Check(await client.UpdateAsync(type, Key, Body, WriteOptions.Status, default)); break;
            case "merge": Check(await client.PatchAsync(type, Key, PatchKind.Merge, Body, WriteOptions.Default, default)); break;
            case "json": Check(await client.PatchAsync(type, Key, PatchKind.Json, Body, WriteOptions.Status with { FieldManager = "m" }, default)); break;
            case "apply": Check(await client.ApplyAsync(type, Key, Body, new() { FieldManager = "tombolo" }, default)); break;
            case "apply force": Check(await client.ApplyAsync(type, Key, Body, new() { FieldManager = "tombolo", Force = true, Subresource = "status", DryRun = true }, default)); break;
            case "delete": Assert.True((await client.DeleteAsync(type, Key, DeleteOptions.Default, default)).IsSuccess); break;
            case "delete exactly": Assert.True((await client.DeleteAsync(type, Key, exactly, default)).IsSuccess); break;
            case "get": Check(await client.GetAsync(type, Key, default)); break;
            default: Check(await client.PostRawAsync("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", Body, default)); break;
        }
    }

    private static void Check(KubernetesResult<KubernetesObject> result)
    {
        Assert.Equal(Object, Encoding.UTF8.GetString(result.Value.Json.Span));
        Assert.Equal((Key, "9"), (result.Value.Key, result.Value.Metadata.ResourceVersion));
    }
}
