using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Tests.Apply.Comparing;

public sealed class FieldOwnersTests
{
    private const string Live = """
        {
          "metadata": {
            "managedFields": [
              {"manager":"us","operation":"Apply","time":"2026-01-01T00:00:00Z","fieldsV1":{
                "f:metadata":{"f:labels":{"f:a/b":{}}},
                "f:spec":{".":{},"f:owned":{},"f:actions":{},"f:keyed":{"k:{\"name\":\"x\",\"port\":1}":{".":{},"f:value":{}}},"f:set":{"v:\"b\"":{}},"f:indexed":{"i:1":{}}}}},
              {"manager":"us","operation":"Update","fieldsV1":{"f:spec":{"f:updated":{}}}},
              {"manager":"early","operation":"Update","time":"2026-01-01T00:00:00Z","fieldsV1":{"f:spec":{"f:theirs":{}}}},
              {"manager":"late","operation":"Update","time":"2026-02-01T00:00:00Z","fieldsV1":{"f:spec":{"f:theirs":{}}}},
              {"manager":"status","operation":"Update","subresource":"status","fieldsV1":{"f:status":{}}},
              {"manager":"empty","operation":"Update"}
            ]
          },
          "spec": {
            "keyed": [{"name":"other","port":1},{"name":"x","port":1,"value":2}],
            "set": ["a","b"],
            "indexed": [0,1]
          }
        }
        """;

    [Theory]
    [InlineData("spec/owned", true)]
    [InlineData("spec/owned/below", true)]
    [InlineData("spec/actions/#0/exportParameters", true)]
    [InlineData("spec", true)]
    [InlineData("spec/other", false)]
    [InlineData("spec/updated", false)]
    [InlineData("spec/theirs", false)]
    [InlineData("data", false)]
    [InlineData("metadata/labels/a/b", false)]
    [InlineData("metadata/labels/a~b", true)]
    [InlineData("spec/keyed/#1/value", true)]
    [InlineData("spec/keyed/#0/value", false)]
    [InlineData("spec/keyed/#7/value", false)]
    [InlineData("spec/set/#1", true)]
    [InlineData("spec/set/#0", false)]
    [InlineData("spec/indexed/#1", true)]
    [InlineData("spec/indexed/#0", false)]
    public void IsAppliedBy_Field_IsThatOfItsManager(string path, bool expected) =>
        Assert.Equal(expected, new FieldOwners(Json.Parse(Live)).IsAppliedBy("us", Path(path)));

    [Theory]
    [InlineData("spec/theirs", "late")]
    [InlineData("spec/owned", "")]
    [InlineData("spec/nobody", "")]
    public void LastOther_Field_IsWhoWroteItLast(string path, string manager) =>
        Assert.Equal(manager, new FieldOwners(Json.Parse(Live)).LastOther("us", Path(path)));

    [Fact]
    public void Others_AreManagersOfContent() => Assert.Equal(["early", "late", "empty"], new FieldOwners(Json.Parse(Live)).Others("us"));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"metadata":{}}""")]
    [InlineData("""{"metadata":{"managedFields":[]}}""")]
    [InlineData("""{"metadata":{"managedFields":[{}]}}""")]
    public void NoManagers_NobodyOwnsAnything(string live)
    {
        var owners = new FieldOwners(Json.Parse(live));

        Assert.False(owners.IsAppliedBy("us", Path("spec")));
        Assert.Equal("", owners.LastOther("us", Path("spec")));
        Assert.Empty(owners.Others("us"));
    }

    private static FieldPath Path(string path) => FieldPath.Of(
        [.. path.Split('/').Select(part => part[0] == '#' ? PathSegment.Element(part[1] - '0') : PathSegment.Field(part.Replace('~', '/')))]);
}
