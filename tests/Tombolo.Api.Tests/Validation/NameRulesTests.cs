using Tombolo.Api.Validation;

namespace Tombolo.Api.Tests.Validation;

public sealed class NameRulesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("hub-paris")]
    [InlineData("hub.paris-1")]
    [InlineData("a--b")]
    public void ClusterName_Valid_HasNoFault(string name) => Assert.Null(ClusterNames.Check(name));

    [Theory]
    [InlineData(null, "a cluster name is needed")]
    [InlineData("", "a cluster name is needed")]
    [InlineData("Paris", "'Paris' is no cluster name: it has 'P' as character 1; use lower-case letters")]
    [InlineData("hub_paris", "'hub_paris' is no cluster name: it has '_' as character 4")]
    [InlineData("-a", "'-a' is no cluster name: it has '-' as character 1")]
    [InlineData("a-", "'a-' is no cluster name: it has '-' as character 2")]
    [InlineData("a.-b", "'a.-b' is no cluster name: it has '-' as character 3")]
    [InlineData(".a", "'.a' is no cluster name: it has an empty part at character 1")]
    [InlineData("a..b", "'a..b' is no cluster name: it has an empty part at character 3")]
    [InlineData("a.", "'a.' is no cluster name: it has an empty part at character 3")]
    [InlineData("é", "'é' is no cluster name: it has 'é' as character 1")]
    [InlineData("a\nb", "'a·b' is no cluster name: it has U+000A as character 2")]
    [InlineData("a b", "'a b' is no cluster name: it has ' ' as character 2")]
    public void ClusterName_Invalid_SaysWhere(string? name, string fault) =>
        Assert.StartsWith(fault, ClusterNames.Check(name), StringComparison.Ordinal);

    [Theory]
    [InlineData(63, null)]
    [InlineData(64, "labels that carry it hold at most 63; choose a shorter one")]
    [InlineData(253, "labels that carry it hold at most 63; choose a shorter one")]
    [InlineData(254, "at most 253 are allowed")]
    public void ClusterName_Long_IsLimitedByLabels(int length, string? ending)
    {
        var fault = ClusterNames.Check(new string('a', length));

        if (ending is null)
        {
            Assert.Null(fault);
        }
        else
        {
            Assert.EndsWith(ending, fault, StringComparison.Ordinal);
            Assert.True(fault!.Length < 260);
        }
    }

    [Theory]
    [InlineData("k10", true)]
    [InlineData("a.b", false)]
    [InlineData("", false)]
    public void Label_Dots_AreRefused(string name, bool isValid) => Assert.Equal(isValid, DnsNames.CheckLabel(name) is null);
}
