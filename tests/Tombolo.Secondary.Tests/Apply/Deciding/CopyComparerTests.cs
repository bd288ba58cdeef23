using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Deciding;

namespace Tombolo.Secondary.Tests.Apply.Deciding;

public sealed class CopyComparerTests
{
    private static readonly CopyComparer Comparer = new(FieldComparer.Default);

    [Fact]
    public void CompareOurs_FieldThatOnlyWeWrote_IsIgnoredByTheTarget()
    {
        var live = Json.Parse("""{"metadata":{"managedFields":[{"manager":"tombolo-distribution","operation":"Apply","fieldsV1":{"f:spec":{"f:a":{}}}}]},"spec":{"a":2,"b":2}}""");

        var comparison = Comparer.CompareOurs("Profile", Json.Parse("""{"spec":{"a":1,"b":1}}"""), live, ignored: null);

        Assert.Equal(["spec.a"], comparison.Ignored.Select(difference => $"{difference}"));
        Assert.Equal(["spec.b"], comparison.Differences.Select(difference => $"{difference}"));
    }

    [Fact]
    public void CompareOurs_SameAsAfterTheApply_IsIgnoredByTheTarget()
    {
        var applied = Json.Parse("""{"spec":{"a":1,"b":1}}""");
        var remembered = Comparer.CompareAnswer("Profile", applied, Json.Parse("""{"spec":{"a":2}}"""));

        Assert.Equal(2, Comparer.CompareOurs("Profile", applied, Json.Parse("""{"spec":{"a":2}}"""), remembered).Ignored.Count);
        var changed = Comparer.CompareOurs("Profile", applied, Json.Parse("""{"spec":{"a":3}}"""), remembered);
        Assert.Equal(["spec.a"], changed.Differences.Select(difference => $"{difference}"));
    }

    [Theory]
    [InlineData("Secret", """{"type":"a"}""", """{"type":"b"}""", true)]
    [InlineData("Profile", """{"type":"a"}""", """{"type":"b"}""", false)]
    [InlineData("Secret", """{"data":{"a":"YQ=="}}""", """{"data":{"a":"Yg=="}}""", false)]
    [InlineData("Secret", """{"data":{"a":"YQ=="}}""", """{"data":{"a":"Yg=="},"immutable":true}""", true)]
    [InlineData("Secret", """{"data":{"a":"YQ=="}}""", """{"data":{"a":"Yg=="},"immutable":false}""", false)]
    [InlineData("ConfigMap", """{"data":{"a":"1"}}""", """{"data":{"a":"2"},"immutable":true}""", true)]
    [InlineData("ConfigMap", """{"metadata":{"labels":{"a":"1"}}}""", """{"immutable":true}""", false)]
    [InlineData("Profile", """{"data":{"a":"1"}}""", """{"data":{"a":"2"},"immutable":true}""", false)]
    public void CompareOurs_FieldThatCannotChange_NeedsReplacement(string kind, string applied, string live, bool expected) =>
        Assert.Equal(expected, Comparer.CompareOurs(kind, Json.Parse(applied), Json.Parse(live), ignored: null).NeedsReplacement);

    [Theory]
    [InlineData("tombolo-distribution", true)]
    [InlineData("somebody", false)]
    public void CompareOurs_ImmutableDataThatIsNoLongerWanted_NeedsReplacementWhenItIsOurs(string manager, bool expected)
    {
        var live = Json.Parse(
            """{"metadata":{"managedFields":[{"manager":"MANAGER","operation":"Apply","fieldsV1":{"f:data":{"f:b":{}}}}]},"data":{"a":"YQ==","b":"Yg=="},"immutable":true}"""
                .Replace("MANAGER", manager, StringComparison.Ordinal));

        Assert.Equal(expected, Comparer.CompareOurs("Secret", Json.Parse("""{"data":{"a":"YQ=="}}"""), live, ignored: null).NeedsReplacement);
    }

    [Fact]
    public void CompareForeign_Metadata_DoesNotCount()
    {
        var comparison = Comparer.CompareForeign(
            "Profile", Json.Parse("""{"metadata":{"labels":{"a":"1"}},"spec":{"b":1}}"""), Json.Parse("""{"metadata":{"labels":{"a":"2"}},"spec":{"b":1}}"""));

        Assert.Empty(comparison.Differences);
        Assert.Empty(comparison.Extras);
    }
}
