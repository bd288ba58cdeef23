using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.Tests.Http;

public sealed class RequestPathTests
{
    [Theory]
    [InlineData("GET", "/api/v1/secrets", "list||v1|secrets|||")]
    [InlineData("GET", "/api/v1/namespaces", "list||v1|namespaces|||")]
    [InlineData("GET", "/api/v1/namespaces/a", "get||v1|namespaces||a|a")]
    [InlineData("PUT", "/api/v1/namespaces/a/finalize", "update||v1|namespaces|finalize|a|a")]
    [InlineData("GET", "/api/v1/namespaces/a/secrets", "list||v1|secrets||a|")]
    [InlineData("POST", "/api/v1/namespaces/a/secrets", "create||v1|secrets||a|")]
    [InlineData("DELETE", "/api/v1/namespaces/a/secrets", "deletecollection||v1|secrets||a|")]
    [InlineData("DELETE", "/api/v1/namespaces/a/secrets/x", "delete||v1|secrets||a|x")]
    [InlineData("PATCH", "/apis/g.io/v2/namespaces/a/things/x/status", "patch|g.io|v2|things|status|a|x")]
    [InlineData("POST", "/api/v1/namespaces/a/serviceaccounts/x/token", "create||v1|serviceaccounts|token|a|x")]
    [InlineData("GET", "/apis/g.io/v2/things/x", "get|g.io|v2|things|||x")]
    public void Parse_OfAResource_TakesItApart(string method, string path, string expected)
    {
        var parsed = RequestPath.Parse(method, path, isWatch: false, fieldName: "");

        Assert.True(parsed.IsResourceRequest);
        Assert.Equal(expected, $"{parsed.Verb}|{parsed.Group}|{parsed.Version}|{parsed.Resource}|{parsed.Subresource}|{parsed.Namespace}|{parsed.Name}");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api")]
    [InlineData("/api/v1")]
    [InlineData("/apis/g.io/v2")]
    [InlineData("/healthz")]
    public void Parse_OfAnotherPath_KeepsIt(string path)
    {
        var parsed = RequestPath.Parse("GET", path, isWatch: false, fieldName: "");

        Assert.False(parsed.IsResourceRequest);
        Assert.Equal(("get", path), (parsed.Verb, parsed.Path));
    }

    [Fact]
    public void Parse_WatchOfOneName_IsAWatchOfThatName()
    {
        var parsed = RequestPath.Parse("GET", "/api/v1/namespaces/a/secrets", isWatch: true, fieldName: "x");

        Assert.Equal(("watch", "x"), (parsed.Verb, parsed.Name));
    }
}
