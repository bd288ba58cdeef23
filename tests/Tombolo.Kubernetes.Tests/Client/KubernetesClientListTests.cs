using System.Runtime.InteropServices;
using System.Text;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Client;

public sealed class KubernetesClientListTests
{
    [Theory]
    [InlineData(null, null, null, 0, null, null, "/api/v1/secrets")]
    [InlineData("n", null, null, 0, null, null, "/api/v1/namespaces/n/secrets")]
    [InlineData("n", "a in (x,y),!b", null, 0, null, null, "/api/v1/namespaces/n/secrets?labelSelector=a%20in%20%28x%2Cy%29%2C%21b")]
    [InlineData("n", "a=b+c&d", null, 0, null, null, "/api/v1/namespaces/n/secrets?labelSelector=a%3Db%2Bc%26d")]
    [InlineData(null, null, "metadata.name=x", 0, null, null, "/api/v1/secrets?fieldSelector=metadata.name%3Dx")]
    [InlineData(null, null, null, 50, null, "0", "/api/v1/secrets?limit=50&resourceVersion=0")]
    [InlineData(null, "", "", 50, "t+/=", "0", "/api/v1/secrets?limit=50&continue=t%2B%2F%3D")]
    public async Task List_Options_AreTheQuery(
        string? @namespace, string? labels, string? fields, int limit, string? next, string? version, string expected)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, """{"kind":"SecretList","items":[]}"""));
        using var client = TestClient.For(server);
        var options = new ListOptions { Namespace = @namespace, LabelSelector = labels, FieldSelector = fields, Limit = limit, Continue = next, ResourceVersion = version };

        await client.ListAsync(KnownResources.Secret, options, default);

        Assert.Equal(expected, server.Requests.Single().Target);
    }

    [Fact]
    public async Task List_Items_AreSlicesOfThePage()
    {
        const string first = """{"metadata":{"name":"a","namespace":"n","resourceVersion":"5"},"data":{"k":"\u00e9 ] } , "}}""";
        const string second = """{ "metadata" : { "name":"b" } , "nested":[{"items":[1]}] }""";
        var body = $$$"""{"kind":"SecretList","apiVersion":"v1","metadata":{"resourceVersion":"77","continue":"next","remainingItemCount":3},"items":[ {{{first}}} ,{{{second}}}],"later":{"items":[{}]}}""";
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, body));
        using var client = TestClient.For(server);

        var list = (await client.ListAsync(KnownResources.Secret, new(), default)).Value;

        Assert.Equal(("77", "next"), (list.ResourceVersion, list.Continue));
        Assert.Equal([first, second], list.Items.Select(item => Encoding.UTF8.GetString(item.Json.Span)));
        Assert.All(list.Items, item => Assert.Equal(("v1", "Secret"), (item.Metadata.ApiVersion, item.Metadata.Kind)));
        Assert.Equal([new("n", "a"), new ResourceKey("", "b")], list.Items.Select(item => item.Key));
        Assert.Same(ArrayOf(list.Items[0]), ArrayOf(list.Items[1]));
    }

    [Theory]
    [InlineData("""{"kind":"SecretList","metadata":{"resourceVersion":"1"},"items":[]}""")]
    [InlineData("""{"kind":"SecretList","metadata":{"resourceVersion":"1","continue":""},"items":null}""")]
    [InlineData("""{"items":[],"metadata":{"resourceVersion":"1"},"kind":"List"}""")]
    public async Task List_Empty_IsEmpty(string body)
    {
        var list = await ListAsync(body);

        Assert.Empty(list.Value.Items);
        Assert.Equal("1", list.Value.ResourceVersion);
        Assert.Null(list.Value.Continue);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"kind":"SecretList","metadata":{"resourceVersion":"1"}}""")]
    [InlineData("""{"kind":"Secret","items":[]}""")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"kind":"SecretList","items":{}}""")]
    [InlineData("""{"kind":"SecretList","items":[7]}""")]
    [InlineData("""{"kind":"SecretList","items":[{"metadata":{"name":"a"}}""")]
    [InlineData("""{"kind":"SecretList","items":[{"metadata":{"name":7}}]}""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("not json")]
    public async Task List_NotAList_IsAnErrorAndNotEmpty(string body) => Assert.Equal("InvalidResponse", (await ListAsync(body)).Error?.Reason);

    private static byte[]? ArrayOf(KubernetesObject item) => MemoryMarshal.TryGetArray(item.Json, out var segment) ? segment.Array : null;

    private static async Task<KubernetesResult<ResourceList>> ListAsync(string body)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, body));
        using var client = TestClient.For(server);
        return await client.ListAsync(KnownResources.Secret, new(), default);
    }
}
