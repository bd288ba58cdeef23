using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Kubernetes.Objects;
using Tombolo.Secondary.Apply.Writing;

namespace Tombolo.Secondary.Tests.Apply.Writing;

public sealed class ReleasePatchTests
{
    [Theory]
    [InlineData("""[{"manager":"kubectl"},{"manager":"tombolo-distribution"}]""", """[{"manager":"kubectl"}]""")]
    [InlineData("""[{"manager":"tombolo-distribution","operation":"Apply"},{"manager":"tombolo-distribution","operation":"Update"}]""", "[{}]")]
    [InlineData("[]", "[{}]")]
    public void For_Copy_DropsMarksAndManagerUnderItsVersion(string managers, string expected)
    {
        var live = KubernetesObject.Parse(Encoding.UTF8.GetBytes(
            """{"metadata":{"name":"a","uid":"uid","resourceVersion":"7","managedFields":MANAGERS}}""".Replace("MANAGERS", managers, StringComparison.Ordinal)));

        var metadata = JsonNode.Parse(ReleasePatch.For(live).Span)!["metadata"]!.AsObject();

        Assert.Equal(("uid", "7"), ((string?)metadata["uid"], (string?)metadata["resourceVersion"]));
        Assert.Equal(expected, metadata["managedFields"]!.ToJsonString());
        Assert.All(metadata["labels"]!.AsObject(), label => Assert.Null(label.Value));
        Assert.Equal(2, metadata["labels"]!.AsObject().Count);
        Assert.Equal(6, metadata["annotations"]!.AsObject().Count);
    }
}
