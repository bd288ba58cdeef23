using Tombolo.Api.Selectors;

namespace Tombolo.Api.Tests.Selectors;

public sealed class LabelSelectorMatchesTests
{
    [Theory]
    [InlineData("", "x=y", true)]
    [InlineData("", "", true)]
    [InlineData("x=y", "x=y", true)]
    [InlineData("x==y", "x=y", true)]
    [InlineData("x=y,z=w", "x=y,z=w", true)]
    [InlineData("x!=y,z!=w", "x=z,z=a", true)]
    [InlineData("notin=in", "notin=in", true)]
    [InlineData("x", "x=z", true)]
    [InlineData("x", "x=", true)]
    [InlineData("!x", "y=z", true)]
    [InlineData("x>1", "x=2", true)]
    [InlineData("x<1", "x=0", true)]
    [InlineData("x<10", "x=9", true)]
    [InlineData("x>1", "x=007", true)]
    [InlineData("x=z", "", false)]
    [InlineData("x=", "", false)]
    [InlineData("x=", "x=", true)]
    [InlineData("x=y", "x=z", false)]
    [InlineData("x=y", "x=Y", false)]
    [InlineData("x=y,z=w", "x=w,z=w", false)]
    [InlineData("x!=y,z!=w", "x=z,z=w", false)]
    [InlineData("x", "y=z", false)]
    [InlineData("!x", "x=z", false)]
    [InlineData("x>1", "x=0", false)]
    [InlineData("x>1", "x=1", false)]
    [InlineData("x<1", "x=2", false)]
    [InlineData("x<1", "x=1", false)]
    [InlineData("x>1", "", false)]
    [InlineData("x<1", "", false)]
    [InlineData("x>1", "x=v2", false)]
    [InlineData("x>1", "x=99999999999999999999", false)]
    [InlineData("x>1", "x=", false)]
    [InlineData("foo=bar,foobar=bar,baz=blah", "foo=bar,baz=blah", false)]
    [InlineData("x in (foo),y notin (alpha)", "x=foo,y=baz", true)]
    [InlineData("x in (foo),y in (alpha)", "x=foo,y=baz", false)]
    [InlineData("x in (a,b,c)", "x=b", true)]
    [InlineData("x in (a,b,c)", "", false)]
    [InlineData("x in ()", "x=", true)]
    [InlineData("x in ()", "y=baz", false)]
    [InlineData("x notin (),y", "y=", true)]
    [InlineData("x notin (),!y", "y=", false)]
    [InlineData("!x,y", "y=", true)]
    [InlineData("x notin (a)", "", true)]
    [InlineData("x notin (a)", "x=a", false)]
    [InlineData("x notin (a)", "x=b", true)]
    [InlineData("x!=a", "", true)]
    [InlineData("x!=", "", true)]
    [InlineData("x!=", "x=", false)]
    [InlineData("x,x!=a", "", false)]
    [InlineData("x=a,x=b", "x=a", false)]
    public void Matches_Labels_FollowsApimachinery(string text, string labels, bool expected)
    {
        Assert.True(LabelSelector.TryParse(text, out var selector, out var error), error);

        Assert.Equal(expected, selector.Matches(Labels(labels)));
    }

    [Fact]
    public void Everything_IsTheEmptyText()
    {
        Assert.True(LabelSelector.TryParse("", out var selector, out _));

        Assert.True(selector.IsEverything);
        Assert.Equal(LabelSelector.Everything, selector);
        Assert.True(LabelSelector.Everything.Matches(Labels("x=y")));
    }

    internal static Dictionary<string, string> Labels(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
