using System.Text;
using System.Text.Json;
using Tombolo.Primary.Distributions.References;

namespace Tombolo.Primary.Tests.Distributions.References;

public class PathMatcherTests
{
    [Theory]
    [InlineData("spec.presetRef", "spec.presetRef", true)]
    [InlineData("spec.presetRef", "spec.presetRefs", false)]
    [InlineData("spec.presetRef", "status.presetRef", false)]
    [InlineData("spec.presetRef", "spec", false)]
    [InlineData("spec.presetRef", "spec.presetRef.name", false)]
    [InlineData("spec.actions[].*.profile", "spec.actions[].exportParameters.profile", true)]
    [InlineData("spec.actions[].*.profile", "spec.actions[].profile", false)]
    [InlineData("spec.actions[].*.profile", "spec.actions.exportParameters.profile", false)]
    [InlineData("spec.actions[].*.profile", "spec.actions[].a.b.profile", false)]
    [InlineData("spec.**.credential.secret", "spec.credential.secret", true)]
    [InlineData("spec.**.credential.secret", "spec.locationSpec.credential.secret", true)]
    [InlineData("spec.**.credential.secret", "spec.a[].b.credential.secret", true)]
    [InlineData("spec.**.credential.secret", "spec.credential.credential.secret", true)]
    [InlineData("spec.**.credential.secret", "spec.credential.x.secret", false)]
    [InlineData("spec.actions[].**.transformSetRef", "spec.actions[].restoreParameters.transforms[].transformSetRef", true)]
    public void Match_Path_FollowsPattern(string pattern, string path, bool matches)
    {
        var matcher = new PathMatcher([pattern]);

        Assert.Equal(matches ? 0 : -1, matcher.Match(Follow(matcher, path)));
    }

    [Fact]
    public void Match_SeveralPatterns_GivesIndexOfTheOneThatMatches()
    {
        var matcher = new PathMatcher(["spec.a", "spec.b", "spec.*.c"]);

        Assert.Equal(
            [0, 1, 2, -1],
            new[] { "spec.a", "spec.b", "spec.b.c", "spec.c" }.Select(path => matcher.Match(Follow(matcher, path))));
    }

    [Fact]
    public void IntoProperty_NothingCanMatchBelow_IsEmpty()
    {
        var matcher = new PathMatcher(["spec.a.b"]);

        Assert.Equal(0ul, Follow(matcher, "spec.x"));
    }

    [Fact]
    public void IntoProperty_NameWrittenWithEscapes_IsTheSameName()
    {
        var matcher = new PathMatcher(["spec"]);
        var reader = NameReader("""{"\u0073pec":1}""");

        Assert.Equal(0, matcher.Match(matcher.IntoProperty(matcher.Start, ref reader)));
    }

    [Fact]
    public void Constructor_TooManySteps_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new PathMatcher(Enumerable.Repeat("a.b.c.d", 13)));

    private static ulong Follow(PathMatcher matcher, string path)
    {
        var position = matcher.Start;
        foreach (var segment in PathPattern.Parse(path))
        {
            if (segment.Kind == PathSegmentKind.Element)
            {
                position = matcher.IntoElement(position);
            }
            else if (segment.Kind == PathSegmentKind.Property)
            {
                var reader = NameReader($$"""{"{{Encoding.UTF8.GetString(segment.Name.Span)}}":1}""");
                position = matcher.IntoProperty(position, ref reader);
            }
        }

        return position;
    }

    private static Utf8JsonReader NameReader(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        reader.Read();
        return reader;
    }
}
