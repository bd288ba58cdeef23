using System.Text.Json.Nodes;
using Tombolo.LocalKube.Tests.Harness;
using Tombolo.Testing.Waiting;

namespace Tombolo.LocalKube.Tests.Definitions;

public sealed class DefinitionTests
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Widgets = "/apis/example.org/v1/namespaces/default/widgets";

    private const string Definition = """
        {"metadata":{"name":"widgets.example.org"},"spec":{"group":"example.org","scope":"Namespaced","names":{"plural":"widgets","kind":"Widget"},
        "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}},
        {"name":"v1beta1","served":true,"storage":false,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
        """;

    [Fact]
    public async Task Definition_IsCreated_IsEstablishedAndServed()
    {
        await using var cluster = await TestCluster.StartAsync();
        await EstablishAsync(cluster);

        var stored = await cluster.RequireAsync(HttpMethod.Get, $"{Definitions}/widgets.example.org");
        Assert.Equal("""{"plural":"widgets","kind":"Widget","singular":"widget","listKind":"WidgetList"}""", stored["status"]!["acceptedNames"]!.ToJsonString());
        var group = await cluster.RequireAsync(HttpMethod.Get, "/apis/example.org");
        Assert.Equal("example.org/v1", (string?)group["preferredVersion"]!["groupVersion"]);
    }

    [Fact]
    public async Task Object_WrittenInOneVersion_IsReadInTheOther()
    {
        await using var cluster = await TestCluster.StartAsync();
        await EstablishAsync(cluster);
        await cluster.RequireAsync(HttpMethod.Post, Widgets, """{"apiVersion":"example.org/v1","kind":"Widget","metadata":{"name":"a"},"spec":{"x":1}}""");

        var other = await cluster.RequireAsync(HttpMethod.Get, Widgets.Replace("/v1/", "/v1beta1/", StringComparison.Ordinal) + "/a");
        var list = await cluster.RequireAsync(HttpMethod.Get, Widgets.Replace("/v1/", "/v1beta1/", StringComparison.Ordinal));

        Assert.Equal("example.org/v1beta1", (string?)other["apiVersion"]);
        Assert.Equal("example.org/v1beta1", (string?)list["items"]![0]!["apiVersion"]);
        Assert.Equal(1, (int)other["spec"]!["x"]!);
    }

    [Fact]
    public async Task Definition_IsDeleted_WaitsForItsObjects()
    {
        await using var cluster = await TestCluster.StartAsync();
        await EstablishAsync(cluster);
        await cluster.RequireAsync(HttpMethod.Post, Widgets, """{"apiVersion":"example.org/v1","kind":"Widget","metadata":{"name":"a","finalizers":["example.org/hold"]}}""");

        await cluster.RequireAsync(HttpMethod.Delete, $"{Definitions}/widgets.example.org");
        await Eventually.TrueAsync(async () => (await cluster.RequireAsync(HttpMethod.Get, $"{Widgets}/a"))["metadata"]!["deletionTimestamp"] is not null);
        var (code, refusal) = await cluster.SendAsync(HttpMethod.Post, Widgets, """{"apiVersion":"example.org/v1","kind":"Widget","metadata":{"name":"b"}}""");
        Assert.Equal((405, "create not allowed while custom resource definition is terminating"), (code, (string?)refusal!["message"]));

        await cluster.RequireAsync(HttpMethod.Patch, $"{Widgets}/a", """{"metadata":{"finalizers":null}}""", "application/merge-patch+json");
        await Eventually.TrueAsync(async () => (await cluster.SendAsync(HttpMethod.Get, $"{Definitions}/widgets.example.org")).Code == 404);
        Assert.Equal(404, (await cluster.SendAsync(HttpMethod.Get, Widgets)).Code);
    }

    [Fact]
    public async Task Definition_NameIsTaken_IsNotAccepted()
    {
        await using var cluster = await TestCluster.StartAsync();
        await EstablishAsync(cluster);
        await cluster.RequireAsync(
            HttpMethod.Post, Definitions, Definition.Replace("widgets", "gizmos", StringComparison.Ordinal));

        await Eventually.TrueAsync(async () => Condition(await cluster.RequireAsync(HttpMethod.Get, $"{Definitions}/gizmos.example.org"), "NamesAccepted") is not null);
        var stored = await cluster.RequireAsync(HttpMethod.Get, $"{Definitions}/gizmos.example.org");

        Assert.Equal(("False", "ListKindConflict", "\"WidgetList\" is already in use"), Text(Condition(stored, "NamesAccepted")!));
        Assert.Equal(("False", "NotAccepted", "not all names are accepted"), Text(Condition(stored, "Established")!));
        await cluster.RequireAsync(HttpMethod.Delete, $"{Definitions}/widgets.example.org");
        await Eventually.TrueAsync(async () => (await cluster.SendAsync(HttpMethod.Get, "/apis/example.org/v1/namespaces/default/gizmos")).Code == 200);
    }

    [Theory]
    [InlineData("\"name\":\"widgets.example.org\"", "\"name\":\"foo\"", "metadata.name", "FieldValueInvalid")]
    [InlineData("\"group\":\"example.org\"", "\"group\":\"\"", "spec.group", "FieldValueRequired")]
    [InlineData("\"scope\":\"Namespaced\"", "\"scope\":\"Galaxy\"", "spec.scope", "FieldValueNotSupported")]
    [InlineData("\"kind\":\"Widget\"", "\"kind\":\"wid_get\"", "spec.names.kind", "FieldValueInvalid")]
    [InlineData("\"storage\":false", "\"storage\":true", "spec.versions", "FieldValueInvalid")]
    [InlineData("\"name\":\"v1beta1\"", "\"name\":\"V1\"", "spec.versions[1].name", "FieldValueInvalid")]
    [InlineData("\"served\":true,\"storage\":true,", "\"served\":true,\"storage\":true,\"additionalPrinterColumns\":[{\"name\":\"x\",\"type\":\"foo\",\"jsonPath\":\".a\"}],", "spec.versions[0].additionalPrinterColumns[0].type", "FieldValueInvalid")]
    public async Task Definition_IsInvalid_NamesTheField(string valid, string invalid, string field, string reason)
    {
        await using var cluster = await TestCluster.StartAsync();

        var (code, answer) = await cluster.SendAsync(HttpMethod.Post, Definitions, Definition.Replace(valid, invalid, StringComparison.Ordinal));

        Assert.Equal((422, "Invalid"), (code, (string?)answer!["reason"]));
        Assert.Contains(answer["details"]!["causes"]!.AsArray(), cause => (string?)cause!["field"] == field && (string?)cause["reason"] == reason);
    }

    private static async Task EstablishAsync(TestCluster cluster)
    {
        await cluster.RequireAsync(HttpMethod.Post, Definitions, Definition);
        await Eventually.TrueAsync(async () => (await cluster.SendAsync(HttpMethod.Get, Widgets)).Code == 200);
    }

    private static JsonNode? Condition(JsonObject definition, string type) =>
        (definition["status"]!["conditions"] as JsonArray)?.FirstOrDefault(condition => (string?)condition!["type"] == type);

    private static (string?, string?, string?) Text(JsonNode condition) => ((string?)condition["status"], (string?)condition["reason"], (string?)condition["message"]);
}
