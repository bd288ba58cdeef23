using System.Text.Json.Nodes;
using Tombolo.LocalKube.Tables;

namespace Tombolo.LocalKube.Tests.Tables;

public sealed class JsonPathTests
{
    private const string Document = """
        {"spec":{"a.b":1,"list":[{"type":"Ready","status":"True"},{"type":"Other","status":"False"}],"map":{"x":"y"}},"metadata":{"labels":{"k/n":"v"}}}
        """;

    [Theory]
    [InlineData(".spec.map.x", "y")]
    [InlineData(".spec.a\\.b", "1")]
    [InlineData(".spec['a.b']", "1")]
    [InlineData(".spec.list[0].status", "True")]
    [InlineData(".spec.list[-1].status", "False")]
    [InlineData(".spec.list[*].type", "Ready,Other")]
    [InlineData(".spec.list[?(@.type==\"Ready\")].status", "True")]
    [InlineData(".spec.list[?(@.type!='Ready')].status", "False")]
    [InlineData(".metadata.labels.k/n", "v")]
    [InlineData(".spec.nothing", "")]
    [InlineData(".spec.map[0]", "")]
    public void Select_GivesWhatIsAtThePath(string path, string expected)
    {
        Assert.True(JsonPath.TryParse(path, out var parsed));
        Assert.Equal(expected, string.Join(',', parsed.Select(JsonNode.Parse(Document)!).Select(node => node.ToString())));
    }

    [Theory]
    [InlineData("spec")]
    [InlineData(".spec[")]
    [InlineData(".spec[?(@.a)]")]
    public void TryParse_NoPath_IsFalse(string path) => Assert.False(JsonPath.TryParse(path, out _));
}
