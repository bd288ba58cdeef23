using System.Text.Json.Nodes;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Tests.Output;

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

    private static JsonNode? Read(string yaml)
    {
        var stream = new YamlDotNet.RepresentationModel.YamlStream();
        stream.Load(new StringReader(yaml));
        using var buffer = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            Kubernetes.Configuration.Kubeconfig.YamlToJson.Write(stream.Documents[0].RootNode, writer);
        }

        return JsonNode.Parse(buffer.ToArray());
    }
}
