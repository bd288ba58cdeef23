using System.Text.Json;
using System.Text.Json.Serialization;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Client;

public sealed partial class TypedExtensionsTests
{
    private const string Stored = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x","namespace":"n"},"data":{"k":"stored"}}""";
    private static readonly ResourceKey Key = new("n", "x");
    private static readonly Item Value = new(new() { ["k"] = "sent" });

    [Fact]
    public async Task TypedCalls_RoundTrip()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(
            200, context.Request.Query.ContainsKey("limit") ? $$"""{"kind":"ConfigMapList","items":[{{Stored}}]}""" : Stored));
        using var client = TestClient.For(server);
        var type = KnownResources.ConfigMap;
        var contract = Context.Default.Item;

        Item[] answers =
        [
            (await client.GetAsync(type, Key, contract, default)).Value,
            (await client.CreateAsync(type, "n", Value, contract, WriteOptions.Default, default)).Value,
            (await client.UpdateAsync(type, Key, Value, contract, WriteOptions.Default, default)).Value,
            (await client.ApplyAsync(type, Key, Value, contract, new() { FieldManager = "m" }, default)).Value,
            .. (await client.ListAllAsync(type, new(), contract, default)).Value,
        ];

        Assert.All(answers, answer => Assert.Equal("stored", answer.Data["k"]));
        Assert.Equal(5, answers.Length);
        Assert.Equal(
            ["", """{"data":{"k":"sent"}}""", """{"data":{"k":"sent"}}""", """{"data":{"k":"sent"}}""", ""], server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Get_Refused_IsTheError()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(404, """{"kind":"Status","reason":"NotFound"}"""));
        using var client = TestClient.For(server);

        Assert.True((await client.GetAsync(KnownResources.ConfigMap, Key, Context.Default.Item, default)).IsNotFound);
    }

    [Fact]
    public async Task Get_AnotherShape_Throws()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.AnswerAsync(200, """{"kind":"ConfigMap","data":7}"""));
        using var client = TestClient.For(server);

        await Assert.ThrowsAsync<JsonException>(() => client.GetAsync(KnownResources.ConfigMap, Key, Context.Default.Item, default));
    }

    internal sealed record Item([property: JsonPropertyName("data")] Dictionary<string, string> Data);

    [JsonSerializable(typeof(Item))]
    internal sealed partial class Context : JsonSerializerContext;
}
