using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Tests.Apply.Comparing;

public sealed class FieldPathTests
{
    [Fact]
    public void ToString_Segments_AreWrittenForPeople()
    {
        var path = FieldPath.Of(
            PathSegment.Field("spec"), PathSegment.Field("actions"), PathSegment.Element(1), PathSegment.Field("a.b"), PathSegment.Field(""), PathSegment.Field("c-d_e"));

        Assert.Equal("spec.actions[1]['a.b'][''].c-d_e", path.ToString());
    }

    [Fact]
    public void Equals_SameSegments_AreEqual()
    {
        Assert.Equal(FieldPath.OfFields("a", "b"), FieldPath.OfFields("a", "b"));
        Assert.Equal(FieldPath.OfFields("a", "b").GetHashCode(), FieldPath.OfFields("a", "b").GetHashCode());
        Assert.NotEqual(FieldPath.OfFields("a", "b"), FieldPath.OfFields("a"));
        Assert.NotEqual(FieldPath.Of(PathSegment.Element(0)), FieldPath.OfFields("0"));
    }
}
