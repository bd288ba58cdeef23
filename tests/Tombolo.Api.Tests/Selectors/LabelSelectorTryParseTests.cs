using Tombolo.Api.Selectors;

namespace Tombolo.Api.Tests.Selectors;

public sealed class LabelSelectorTryParseTests
{
    /// <summary>The behaviour of apimachinery's own tables, in canonical text (sorted by key, values sorted, == as =).</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("   \t", "")]
    [InlineData("x=a,y=b,z=c", "x=a,y=b,z=c")]
    [InlineData("x!=a,y=b", "x!=a,y=b")]
    [InlineData("x=", "x=")]
    [InlineData("x= ", "x=")]
    [InlineData("x=,z= ", "x=,z=")]
    [InlineData("x= ,z= ", "x=,z=")]
    [InlineData("x!=", "x!=")]
    [InlineData("!x", "!x")]
    [InlineData("! x", "!x")]
    [InlineData("x>1", "x>1")]
    [InlineData("x>1,z<5", "x>1,z<5")]
    [InlineData("x > 1", "x>1")]
    [InlineData("x==a", "x=a")]
    [InlineData("x == a", "x=a")]
    [InlineData("x=a,a=x", "a=x,x=a")]
    [InlineData("x=a,x", "x,x=a")]
    [InlineData("\rx", "x")]
    [InlineData("a ", "a")]
    [InlineData("x,y", "x,y")]
    [InlineData("this-is-a-dns.domain.com/key-with-dash", "this-is-a-dns.domain.com/key-with-dash")]
    [InlineData("this-is-another-dns.domain.com/key-with-dash in (so,what)", "this-is-another-dns.domain.com/key-with-dash in (so,what)")]
    [InlineData("0.1.2.domain/99 notin (10.10.100.1, tick.tack.clock)", "0.1.2.domain/99 notin (10.10.100.1,tick.tack.clock)")]
    [InlineData("foo  in\t (abc)", "foo in (abc)")]
    [InlineData("x notin\n (abc)", "x notin (abc)")]
    [InlineData("x  notin\t\t\t(abc,def)", "x notin (abc,def)")]
    [InlineData("x in (def,abc,def)", "x in (abc,def)")]
    [InlineData("x in(abc)", "x in (abc)")]
    [InlineData("x in (abc,)", "x in (,abc)")]
    [InlineData("x in ()", "x in ()")]
    [InlineData("x in (,)", "x in ()")]
    [InlineData("x in (a,,b)", "x in (,a,b)")]
    [InlineData("x notin ( )", "x notin ()")]
    [InlineData("x notin (, a)", "x notin (,a)")]
    [InlineData("x notin (abc,,def),bar,z in (),w", "bar,w,x notin (,abc,def),z in ()")]
    [InlineData("x,y in (a)", "x,y in (a)")]
    [InlineData("x=a,y!=b,z in (h,i,j)", "x=a,y!=b,z in (h,i,j)")]
    [InlineData("a in (x,y,notin, z,in)", "a in (in,notin,x,y,z)")]
    [InlineData("notin=in", "notin=in")]
    [InlineData("in in (in)", "in in (in)")]
    [InlineData("!notin", "!notin")]
    [InlineData("in", "in")]
    [InlineData("1foo in (bar)", "1foo in (bar)")]
    [InlineData("1234=bar", "1234=bar")]
    [InlineData("x>9223372036854775807", "x>9223372036854775807")]
    public void TryParse_ValidText_GivesCanonicalText(string text, string canonical)
    {
        Assert.True(LabelSelector.TryParse(text, out var selector, out var error), error);

        Assert.Equal(canonical, selector.ToString());
        Assert.True(LabelSelector.TryParse(canonical, out var again, out _));
        Assert.Equal(selector, again);
        Assert.Equal(selector.GetHashCode(), again.GetHashCode());
    }

    [Theory]
    [InlineData("x=a||y=b", "at position 3: 'a||y' is no label value: the value has '|' as character 2")]
    [InlineData("x==a==b", "found '==' at position 5, expected ',' or the end")]
    [InlineData("!x=a", "found '=' at position 3, expected ',' or the end")]
    [InlineData("!x in (a)", "found 'in' at position 4, expected ',' or the end")]
    [InlineData("x<a", "at position 3: 'a' is no 64-bit integer")]
    [InlineData("x>", "at position 3: '' is no 64-bit integer")]
    [InlineData("x>-1", "at position 3: '-1' is no label value: the value has '-' as character 1")]
    [InlineData("x>1.5", "at position 3: '1.5' is no 64-bit integer")]
    [InlineData("x>9223372036854775808", "at position 3: '9223372036854775808' is no 64-bit integer")]
    [InlineData("x>=1", "found '=' at position 3, expected a value")]
    [InlineData(",x,y", "found ',' at position 1, expected a key or '!'")]
    [InlineData("x,,y", "found ',' at position 3, expected a key or '!'")]
    [InlineData("x nott in (y)", "found 'nott' at position 3, expected one of = == != in notin > < or ','")]
    [InlineData("x y", "found 'y' at position 3, expected one of")]
    [InlineData("x!y", "found '!' at position 2, expected one of")]
    [InlineData("x,", "found the end, expected a key or '!'")]
    [InlineData("a in (xyz),", "found the end, expected a key or '!'")]
    [InlineData("a in (xyz)b notin ()", "found 'b' at position 11, expected ',' or the end")]
    [InlineData("a in (xyz abc)", "found 'abc' at position 11, expected ',' or ')'")]
    [InlineData("a in (x", "found the end, expected ',' or ')'")]
    [InlineData("a in (x,", "found the end, expected ',' or ')'")]
    [InlineData("a in ((x))", "found '(' at position 7, expected ',' or ')'")]
    [InlineData("a in (=)", "found '=' at position 7, expected ',' or ')'")]
    [InlineData("a in", "found the end, expected '('")]
    [InlineData("a in x", "found 'x' at position 6, expected '('")]
    [InlineData("a notin(", "found the end, expected ',' or ')'")]
    [InlineData("a (", "found '(' at position 3, expected one of")]
    [InlineData("(", "found '(' at position 1, expected a key or '!'")]
    [InlineData("()", "found '(' at position 1, expected a key or '!'")]
    [InlineData(")", "found ')' at position 1, expected a key or '!'")]
    [InlineData("=", "found '=' at position 1, expected a key or '!'")]
    [InlineData("=a", "found '=' at position 1, expected a key or '!'")]
    [InlineData("!", "found the end, expected a key after '!'")]
    [InlineData("!!x", "found '!' at position 2, expected a key after '!'")]
    [InlineData("!=x", "found '!=' at position 1, expected a key or '!'")]
    [InlineData("x=!a", "found '!' at position 3, expected a value")]
    [InlineData("x=(a)", "found '(' at position 3, expected a value")]
    [InlineData("x===a", "found '=' at position 4, expected a value")]
    [InlineData("x= =a", "found '=' at position 4, expected a value")]
    [InlineData("x=a b", "found 'b' at position 5, expected ',' or the end")]
    [InlineData("-x", "at position 1: '-x' is no label key: the name has '-' as character 1")]
    [InlineData("x.=a", "at position 1: 'x.' is no label key: the name has '.' as character 2")]
    [InlineData("y=a,x/=a", "at position 5: 'x/' is no label key: the name after '/' is empty")]
    [InlineData("/x", "at position 1: '/x' is no label key: the prefix before '/' is empty")]
    [InlineData("a/b/c", "at position 1: 'a/b/c' is no label key: there is more than one '/'")]
    [InlineData("A.io/b", "at position 1: 'A.io/b' is no label key: the prefix before '/' has 'A' as character 1")]
    [InlineData("a..io/b", "at position 1: 'a..io/b' is no label key: the prefix before '/' has an empty part at character 3")]
    [InlineData("x='a'", "at position 3: ''a'' is no label value")]
    [InlineData("x=\"a\"", "at position 3: '\"a\"' is no label value")]
    [InlineData("x in (a,b*)", "at position 9: 'b*' is no label value: the value has '*' as character 2")]
    [InlineData("ключ", "at position 1: 'ключ' is no label key")]
    [InlineData("x=a\0", "at position 3: 'a·' is no label value: the value has U+0000 as character 2")]
    [InlineData("x\u00a0=a", "at position 1")]
    public void TryParse_InvalidText_SaysWhatIsWrongAndWhere(string text, string error)
    {
        Assert.False(LabelSelector.TryParse(text, out var selector, out var actual));

        Assert.Null(selector);
        Assert.StartsWith(error, actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void TryParse_LongValue_IsLimited(int length, bool isValid) =>
        Assert.Equal(isValid, LabelSelector.TryParse("x=" + new string('a', length), out _, out _));

    [Theory]
    [InlineData(0, 63, true)]
    [InlineData(0, 64, false)]
    [InlineData(0, 254, false)]
    [InlineData(253, 63, true)]
    [InlineData(254, 1, false)]
    public void TryParse_LongKey_IsLimited(int prefix, int name, bool isValid)
    {
        var prefixText = prefix == 0 ? "" : string.Join('.', Enumerable.Repeat(new string('p', 49), 5))[..Math.Min(prefix, 249)] + new string('p', Math.Max(0, prefix - 249)) + "/";

        Assert.Equal(isValid, LabelSelector.TryParse(prefixText + new string('a', name), out _, out _));
    }
}
