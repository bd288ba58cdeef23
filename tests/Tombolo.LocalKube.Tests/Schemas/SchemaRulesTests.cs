using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Tests.Objects;

namespace Tombolo.LocalKube.Tests.Schemas;

/// <summary>Schemas that are not structural; recorded from a real API server.</summary>
public sealed class SchemaRulesTests
{
    [Theory]
    [InlineData("{}", "s.type", "Required value: must not be empty at the root")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "s.type", "Invalid value: \"array\": must be object at the root")]
    [InlineData("""{"type":"object","properties":{"a":{}}}""", "s.properties[a].type", "Required value: must not be empty for specified object fields")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array"}}}""", "s.properties[a].items", "Required value: must be specified")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","items":{}}}}""", "s.properties[a].items.type", "Required value: must not be empty for specified array items")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"object","additionalProperties":{}}}}""", "s.properties[a].additionalProperties.type", "Required value: must not be empty for specified object fields")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"foo"}}}""", "s.properties[a].type", "Unsupported value: \"foo\": supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\"")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"object","properties":{"x":{"type":"string"}},"additionalProperties":{"type":"string"}}}}""", "s.properties[a].additionalProperties", "Forbidden: additionalProperties and properties are mutual exclusive")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","uniqueItems":true,"items":{"type":"string"}}}}""", "s.properties[a].uniqueItems", "Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","items":{"type":"object"},"x-kubernetes-list-type":"map"}}}""", "s.properties[a].x-kubernetes-list-map-keys", "Required value: must not be empty if x-kubernetes-list-type is map")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"z"}}}""", "s.properties[a].x-kubernetes-list-type", "Unsupported value: \"z\": supported values: \"atomic\", \"set\", \"map\"")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","x-kubernetes-list-type":"set"}}}""", "s.properties[a].type", "Invalid value: \"string\": must be array if x-kubernetes-list-type is specified")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"object","x-kubernetes-map-type":"z"}}}""", "s.properties[a].x-kubernetes-map-type", "Unsupported value: \"z\": supported values: \"atomic\", \"granular\"")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","items":{"type":"object","properties":{"k":{"type":"string"}}},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"]}}}""", "s.properties[a].items.properties[k].default", "Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer","default":"x"}}}""", "s.properties[a].default", "Invalid value: \"string\":  in body must be of type integer: \"string\"")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"object","default":{"z":1},"properties":{"x":{"type":"string"}}}}}""", "s.properties[a].default", "Invalid value: {\"z\":1}: must not have unknown fields")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","default":"a","enum":["b"]}}}""", "s.properties[a].default", "Unsupported value: \"a\": supported values: \"b\"")]
    [InlineData("""{"type":"object","properties":{"metadata":{"type":"object","properties":{"labels":{"type":"object"}}}}}""", "s.properties[metadata]", "Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified")]
    [InlineData("""{"type":"object","properties":{"kind":{"type":"integer"}}}""", "s.properties[kind].type", "Invalid value: \"integer\": must be string")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","$ref":"#/x"}}}""", "s.properties[a].$ref", "Forbidden: $ref is not supported")]
    public void Validate_OneFault_IsTold(string schema, string field, string message)
    {
        var causes = new List<StatusCause>();

        SchemaRules.Validate(TestResources.Parse(schema), "s", causes);

        var cause = Assert.Single(causes);
        Assert.Equal((field, message), (cause.Field, cause.Message));
    }

    [Fact]
    public void Validate_PatternThatDoesNotCompile_IsTold()
    {
        var causes = new List<StatusCause>();

        SchemaRules.Validate(TestResources.Parse("""{"type":"object","properties":{"a":{"type":"string","pattern":"("}}}"""), "s", causes);

        Assert.StartsWith("Invalid value: \"(\": must be a valid regular expression, but isn't: ", Assert.Single(causes).Message, StringComparison.Ordinal);
    }
}
