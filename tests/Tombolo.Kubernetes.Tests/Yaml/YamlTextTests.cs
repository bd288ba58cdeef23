using System.Text.Json.Nodes;
using Tombolo.Kubernetes.Yaml;

namespace Tombolo.Kubernetes.Tests.Yaml;

public sealed class YamlTextTests
{
    [Theory]
    [InlineData("""{"a":"text","b":1,"c":true,"d":null,"e":1.5}""", "a: text\nb: 1\nc: true\nd: null\ne: 1.5\n")]
    [InlineData("""{"a":"1","b":"true","c":"","d":"null","e":"-x","f":"1.2.3","g":"yes","h":"~"}""", "a: \"1\"\nb: \"true\"\nc: \"\"\nd: \"null\"\ne: \"-x\"\nf: \"1.2.3\"\ng: \"yes\"\nh: \"~\"\n")]
    [InlineData("""{"a":{},"b":[],"c":[1,{"d":2}]}""", "a: {}\nb: []\nc:\n- 1\n- d: 2\n")]
    [InlineData("""{"a":"one\ntwo\n"}""", "a: |\n  one\n  two\n")]
    public void Format_Values_AreReadBackAsTheSame(string json, string expected)
    {
        var document = JsonNode.Parse(json)!;
        Assert.Equal(expected, YamlText.Format(document));
        Assert.True(JsonNode.DeepEquals(document, Read(YamlText.Format(document))));
    }

    [Theory]
    [InlineData("a: b")]
    [InlineData("# no comment")]
    [InlineData(" spaces ")]
    [InlineData("- item")]
    [InlineData("{}")]
    [InlineData("[x]")]
    [InlineData("'single' \"double\"")]
    [InlineData("tab\there")]
    [InlineData("@at `tick` %percent &anchor *alias !tag |pipe >fold ?question")]
    [InlineData("trailing:")]
    [InlineData("umlaut ä and 日本")]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("0x10")]
    [InlineData("1e3")]
    [InlineData(".inf")]
    [InlineData("line\n  indented\n\nafter empty")]
    public void Format_AnyText_IsReadBackAsTheSame(string text)
    {
        var document = new JsonObject { ["key"] = text, [text] = "value" };
        Assert.True(JsonNode.DeepEquals(document, Read(YamlText.Format(document))), YamlText.Format(document));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("On", true)]
    [InlineData("y", true)]
    [InlineData("TRUE", true)]
    [InlineData("no", false)]
    [InlineData("OFF", false)]
    [InlineData("n", false)]
    [InlineData("false", false)]
    [InlineData("'yes'", "yes")]
    [InlineData("yEs", "yEs")]
    public void Parse_PlainScalar_IsABooleanAsForKubectl(string scalar, object expected) =>
        Assert.Equal(expected is bool boolean ? boolean.ToString().ToLowerInvariant() : $"\"{expected}\"", Read($"key: {scalar}")!["key"]!.ToJsonString());

    [Theory]
    [InlineData("a: &x [1]\nb: *x", "line 2, column 4: aliases are not accepted; write the value out")]
    [InlineData("a: [", "line 2, column 1: this is no YAML")]
    [InlineData("a: 1\na: 2", "line 2, column 1: this is no YAML")]
    [InlineData("? [a]\n: b", "line 1, column 3: this is no YAML")]
    public void TryParseForeign_WhatNobodyShouldWrite_SaysWhere(string yaml, string expected)
    {
        Assert.False(YamlText.TryParseForeign(yaml, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void TryParseForeign_DeepNesting_IsRefused()
    {
        Assert.False(YamlText.TryParseForeign(new string('[', 100_000), out _, out var problem));
        Assert.Contains("nested deeper than 64", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParseForeign_TwoDocuments_AreBothRead()
    {
        Assert.True(YamlText.TryParseForeign("a: 1\n---\n---\nb: text\n", out var documents, out _));
        Assert.Equal(["""{"a":1}""", """{"b":"text"}"""], documents.Select(document => document!.ToJsonString()));
    }

    private static JsonNode? Read(string yaml) => YamlText.Parse(yaml).Single();
}
