using Tombolo.LocalKube.Tests.Harness;

namespace Tombolo.LocalKube.Tests.Http;

/// <summary>Refusals, as a real API server gave them.</summary>
public sealed class BadRequestTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string Json = "application/json";

    [Theory]
    [InlineData("POST", ConfigMaps, "nojson", Json, 400, "BadRequest")]
    [InlineData("POST", ConfigMaps, "[]", Json, 400, "BadRequest")]
    [InlineData("POST", ConfigMaps, "{}", "text/plain", 415, "UnsupportedMediaType")]
    [InlineData("POST", ConfigMaps, """{"metadata":{"name":5}}""", Json, 400, "BadRequest")]
    [InlineData("POST", ConfigMaps, """{"metadata":[]}""", Json, 400, "BadRequest")]
    [InlineData("POST", ConfigMaps, """{"metadata":{}}""", Json, 422, "Invalid")]
    [InlineData("POST", ConfigMaps, """{"kind":"Secret","apiVersion":"v1","metadata":{"name":"b"}}""", Json, 400, "BadRequest")]
    [InlineData("POST", ConfigMaps, """{"apiVersion":"v2","kind":"ConfigMap","metadata":{"name":"b"}}""", Json, 400, "BadRequest")]
    [InlineData("POST", ConfigMaps, """{"metadata":{"name":"b","namespace":"x"}}""", Json, 400, "BadRequest")]
    [InlineData("POST", "/api/v1/namespaces/nope/configmaps", """{"metadata":{"name":"c"}}""", Json, 404, "NotFound")]
    [InlineData("POST", ConfigMaps + "/b", """{"metadata":{"name":"b"}}""", Json, 405, "MethodNotAllowed")]
    [InlineData("POST", "/api/v1/configmaps", """{"metadata":{"name":"b"}}""", Json, 405, "MethodNotAllowed")]
    [InlineData("PUT", ConfigMaps, """{"metadata":{"name":"b"}}""", Json, 405, "MethodNotAllowed")]
    [InlineData("PUT", ConfigMaps + "/here", """{"metadata":{"name":"c"}}""", Json, 400, "BadRequest")]
    [InlineData("PUT", ConfigMaps + "/here", """{"metadata":{}}""", Json, 400, "BadRequest")]
    [InlineData("PUT", ConfigMaps + "/here", """{"metadata":{"name":"here","uid":"1"}}""", Json, 409, "Conflict")]
    [InlineData("PUT", ConfigMaps + "/here", """{"metadata":{"name":"here","resourceVersion":"1"}}""", Json, 409, "Conflict")]
    [InlineData("PUT", ConfigMaps + "/gone", """{"metadata":{"name":"gone"}}""", Json, 404, "NotFound")]
    [InlineData("PATCH", ConfigMaps + "/here", "{}", Json, 415, "UnsupportedMediaType")]
    [InlineData("PATCH", ConfigMaps + "/here", """{"metadata":{"name":"q"}}""", "application/merge-patch+json", 400, "BadRequest")]
    [InlineData("PATCH", ConfigMaps + "/here?force=true", "{}", "application/merge-patch+json", 422, "Invalid")]
    [InlineData("PATCH", ConfigMaps + "/here?dryRun=foo", "{}", "application/merge-patch+json", 422, "Invalid")]
    [InlineData("PATCH", ConfigMaps + "/here", """{"apiVersion":"v1","kind":"ConfigMap"}""", "application/apply-patch+yaml", 422, "Invalid")]
    [InlineData("PATCH", ConfigMaps + "/here?fieldManager=x", """{"data":{}}""", "application/apply-patch+yaml", 400, "BadRequest")]
    [InlineData("DELETE", ConfigMaps + "/here?propagationPolicy=Foo", null, Json, 422, "Invalid")]
    [InlineData("DELETE", ConfigMaps + "/here", """{"preconditions":{"uid":"x"}}""", Json, 409, "Conflict")]
    [InlineData("DELETE", ConfigMaps + "/here", """{"preconditions":{"resourceVersion":"x"}}""", Json, 409, "Conflict")]
    [InlineData("DELETE", ConfigMaps + "/gone", null, Json, 404, "NotFound")]
    [InlineData("DELETE", "/api/v1/namespaces", null, Json, 405, "MethodNotAllowed")]
    [InlineData("DELETE", "/api/v1/namespaces/default", null, Json, 403, "Forbidden")]
    [InlineData("GET", "/api/v1/foos", null, Json, 404, "NotFound")]
    [InlineData("GET", "/api/v1/namespaces/default/nodes", null, Json, 404, "NotFound")]
    [InlineData("GET", "/api/v1/namespaces/default/secrets/a/status", null, Json, 404, "NotFound")]
    public async Task Request_IsBad_GetsTheStatusOfARealServer(string method, string path, string? body, string contentType, int code, string reason)
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.CreateConfigMapAsync("here");

        var (actual, answer) = await cluster.SendAsync(new HttpMethod(method), path, body, contentType);

        Assert.Equal((code, reason, "Status"), (actual, (string?)answer?["reason"], (string?)answer?["kind"]));
        Assert.Equal(code, (int)answer!["code"]!);
    }

    [Fact]
    public async Task Request_BodyIsTooLarge_IsRefusedWithoutReadingItAll()
    {
        await using var cluster = await TestCluster.StartAsync();

        var (code, answer) = await cluster.SendAsync(HttpMethod.Post, ConfigMaps, new string(' ', (3 * 1024 * 1024) + 1));

        Assert.Equal((413, "Request entity too large: limit is 3145728"), (code, (string?)answer!["message"]));
    }

    [Theory]
    [InlineData("/apis/no.such/v1/things")]
    [InlineData("/apis/no.such")]
    [InlineData("/nothing")]
    public async Task Request_PathIsUnknown_IsNotFoundInPlainText(string path)
    {
        await using var cluster = await TestCluster.StartAsync();

        Assert.Equal((404, null), await cluster.SendAsync(HttpMethod.Get, path));
    }
}
