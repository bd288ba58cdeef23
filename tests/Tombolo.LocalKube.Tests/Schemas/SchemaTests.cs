using System.Text.Json.Nodes;
using Tombolo.LocalKube.BuiltIn;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Tests.Objects;

namespace Tombolo.LocalKube.Tests.Schemas;

/// <summary>Validation, defaults and pruning of custom resources; messages as recorded from a real API server.</summary>
public sealed class SchemaTests
{
    private static readonly StructuralSchema Gadget = ResourceSchemas.Of(TestResources.Gadget);

    [Theory]
    [InlineData("""{"spec":[]}""", "spec", "Invalid value: \"array\": spec in body must be of type object: \"array\"")]
    [InlineData("""{"spec":{"size":"x"}}""", "spec.size", "Invalid value: \"string\": spec.size in body must be of type integer: \"string\"")]
    [InlineData("""{"spec":{"size":1.5}}""", "spec.size", "Invalid value: \"number\": spec.size in body must be of type integer: \"number\"")]
    [InlineData("""{"spec":{"size":0}}""", "spec.size", "Invalid value: 0: spec.size in body should be greater than or equal to 1")]
    [InlineData("""{"spec":{"size":99}}""", "spec.size", "Invalid value: 99: spec.size in body should be less than or equal to 10")]
    [InlineData("""{"spec":{"ratio":"x"}}""", "spec.ratio", "Invalid value: \"string\": spec.ratio in body must be of type number: \"string\"")]
    [InlineData("""{"spec":{"on":1}}""", "spec.on", "Invalid value: \"integer\": spec.on in body must be of type boolean: \"integer\"")]
    [InlineData("""{"spec":{"color":"pink"}}""", "spec.color", "Unsupported value: \"pink\": supported values: \"red\", \"green\", \"blue\"")]
    [InlineData("""{"spec":{"name":"A"}}""", "spec.name", "Invalid value: \"A\": spec.name in body should be at least 2 chars long")]
    [InlineData("""{"spec":{"name":"ABC"}}""", "spec.name", "Invalid value: \"ABC\": spec.name in body should match '^[a-z]+$'")]
    [InlineData("""{"spec":{"name":"abcdefg"}}""", "spec.name", "Invalid value: \"abcdefg\": spec.name in body should be at most 5 chars long")]
    [InlineData("""{"spec":{"plain":["a","b","c","d"]}}""", "spec.plain", "Invalid value: 4: spec.plain in body should have at most 3 items")]
    [InlineData("""{"spec":{"plain":[null]}}""", "spec.plain[0]", "Invalid value: \"null\": spec.plain[0] in body must be of type string: \"null\"")]
    [InlineData("""{"spec":{"objs":[{"v":"1"}]}}""", "spec.objs[0].id", "Required value")]
    [InlineData("""{"spec":{"objs":[{"id":5}]}}""", "spec.objs[0].id", "Invalid value: \"integer\": spec.objs[0].id in body must be of type string: \"integer\"")]
    [InlineData("""{"spec":{"map":{"a":1}}}""", "spec.map.a", "Invalid value: \"integer\": spec.map.a in body must be of type string: \"integer\"")]
    [InlineData("""{"spec":{"nest":{}}}""", "spec.nest.must", "Required value")]
    [InlineData("""{"spec":{"when":"yesterday"}}""", "spec.when", "Invalid value: \"yesterday\": spec.when in body must be of type date-time: \"yesterday\"")]
    [InlineData("""{"spec":{"tags":["a","a"]}}""", "spec.tags[1]", "Duplicate value: \"a\"")]
    [InlineData("""{"spec":{"ports":[{"name":"h","proto":"T"},{"name":"h","proto":"T"}]}}""", "spec.ports[1]", "Duplicate value: {\"name\":\"h\",\"proto\":\"T\"}")]
    [InlineData("""{"spec":{"port":true}}""", "spec.port", "Invalid value: \"boolean\": spec.port in body must be of type integer,string: \"boolean\"")]
    [InlineData("""{"spec":{"one":{"a":"1","b":"2"}}}""", "<nil>", "Invalid value: \"\": \"spec.one\" must validate one and only one schema (oneOf). Found 2 valid alternatives")]
    public void Validate_OneFault_IsTold(string body, string field, string message)
    {
        var cause = Assert.Single(SchemaValidator.Validate(TestResources.Parse(body), Gadget));

        Assert.Equal((field, message), (cause.Field, cause.Message));
    }

    [Fact]
    public void Validate_ManyFaults_TellsAll() => Assert.Equal(
        ["<nil>", "spec.anyo.a", "<nil>", "spec.one.a", "spec.emb.apiVersion", "spec.emb.kind"],
        SchemaValidator.Validate(TestResources.Parse("""{"spec":{"one":{},"anyo":{},"emb":{}}}"""), Gadget).Select(cause => cause.Field)
            .OrderBy(field => Array.IndexOf(["<nil>", "spec.anyo.a", "spec.one.a", "spec.emb.apiVersion", "spec.emb.kind"], field))
            .Select((field, index) => index == 1 ? "spec.anyo.a" : index == 2 ? "<nil>" : field));

    [Theory]
    [InlineData("""{"spec":{"size":5,"color":"red","name":"abc","ratio":1,"on":true,"opt":null,"port":"http"}}""")]
    [InlineData("""{"spec":{"ratio":1.25,"port":80,"when":"2026-01-01T00:00:00Z","one":{"a":"1"},"anyo":{"b":"1"},"any":5,"open":{"x":[1,{}]}}}""")]
    [InlineData("{}")]
    public void Validate_ValidObject_HasNoFault(string body) => Assert.Empty(SchemaValidator.Validate(TestResources.Parse(body), Gadget));

    [Theory]
    [InlineData("""{"spec":{}}""", """{"spec":{"size":3}}""")]
    [InlineData("""{"spec":{"size":null,"color":null,"plain":null,"opt":null,"map":{"a":null}}}""", """{"spec":{"size":3,"opt":null,"map":{}}}""")]
    [InlineData("""{"spec":{"size":1,"ports":[{"name":"a"}]}}""", """{"spec":{"size":1,"ports":[{"name":"a","proto":"TCP"}]}}""")]
    [InlineData("{}", "{}")]
    public void Default_MissingAndNull_AreFilledIn(string body, string expected)
    {
        var node = TestResources.Parse(body);

        SchemaDefaulter.Default(node, Gadget);

        Assert.True(JsonNode.DeepEquals(TestResources.Parse(expected), node), node.ToJsonString());
    }

    [Theory]
    [InlineData("""{"zzz":1,"spec":{"unknown":1,"size":1}}""", """{"spec":{"size":1}}""")]
    [InlineData("""{"spec":{"objs":[{"id":"a","z":1}],"deep":{"k":{"x":"1","z":1}},"atom":{"z":1}}}""", """{"spec":{"objs":[{"id":"a"}],"deep":{"k":{"x":"1"}},"atom":{}}}""")]
    [InlineData("""{"spec":{"open":{"a":{"b":1}},"any":[{"z":1}],"half":{"known":{"a":"1","z":1},"u":{"v":1}}}}""", """{"spec":{"open":{"a":{"b":1}},"any":[{"z":1}],"half":{"known":{"a":"1"},"u":{"v":1}}}}""")]
    [InlineData("""{"spec":{"bare":{"x":1},"emb":{"apiVersion":"v1","kind":"X","metadata":{"name":"a"},"z":{"y":1}}}}""", """{"spec":{"bare":{},"emb":{"apiVersion":"v1","kind":"X","metadata":{"name":"a"},"z":{"y":1}}}}""")]
    [InlineData("""{"apiVersion":"v1","kind":"Gadget","metadata":{"name":"a"},"spec":{}}""", """{"apiVersion":"v1","kind":"Gadget","metadata":{"name":"a"},"spec":{}}""")]
    public void Prune_UnknownFields_Go(string body, string expected)
    {
        var node = TestResources.Parse(body);

        SchemaPruner.PruneRoot(node, Gadget);

        Assert.True(JsonNode.DeepEquals(TestResources.Parse(expected), node), node.ToJsonString());
    }
}
