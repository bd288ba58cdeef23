using System.Text;
using Tombolo.LocalKube.Tests.Harness;

namespace Tombolo.LocalKube.Tests.Http;

/// <summary>Warnings are in a header, as today's release sends them.</summary>
public sealed class FieldValidationTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";

    [Theory]
    [InlineData("", """{"metadata":{"name":"a"},"datta":{}}""", new[] { "299 - \"unknown field \\\"datta\\\"\"" })]
    [InlineData("?fieldValidation=Warn", """{"metadata":{"name":"a","labels":{"x":"1","x":"2"},"size":1},"data":{}}""", new[] { "299 - \"duplicate field \\\"metadata.labels.x\\\"\"", "299 - \"unknown field \\\"metadata.size\\\"\"" })]
    [InlineData("?fieldValidation=Ignore", """{"metadata":{"name":"a"},"datta":{}}""", new string[0])]
    [InlineData("", """{"metadata":{"name":"a"},"data":{"k":"v"},"immutable":false,"binaryData":{}}""", new string[0])]
    public async Task Create_UnknownOrRepeatedFields_AreWarnedOf(string query, string body, string[] warnings)
    {
        await using var cluster = await TestCluster.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await cluster.Http.PostAsync(ConfigMaps + query, content, TestContext.Current.CancellationToken);

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal(warnings, response.Headers.NonValidated.TryGetValues("Warning", out var sent) ? [.. sent] : Array.Empty<string>());
    }

    [Fact]
    public async Task Document_IsAskedForByAnOldHash_IsSomewhereElse()
    {
        await using var cluster = await TestCluster.StartAsync();

        // Who follows on their own, as HttpClient does, does so without the token.
        using var moved = await cluster.Http.GetAsync("/openapi/v3/api/v1?hash=OLD", TestContext.Current.CancellationToken);
        using var found = await cluster.Http.GetAsync(moved.RequestMessage!.RequestUri, TestContext.Current.CancellationToken);

        Assert.Matches("^\\?hash=[0-9A-F]{128}$", found.RequestMessage!.RequestUri!.Query);
        Assert.Equal((200, true), ((int)found.StatusCode, found.Headers.CacheControl!.Public));
    }
}
