using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Values;

namespace Tombolo.Primary.Tests.Distributions.Values;

public class ValueTextParserTests
{
    private static readonly TargetCluster Lyon = new(
        "lyon", "kasten-io", IsLeaving: false, new Dictionary<string, string> { ["region"] = "eu", ["example.org/tier"] = "", ["dist.kio.kasten.io/cluster-type"] = "secondary" })
    {
        Id = "3b0e",
    };

    [Theory]
    [InlineData("${cluster.name}", "lyon")]
    [InlineData("a-${cluster.name}-${cluster.id}-z", "a-lyon-3b0e-z")]
    [InlineData("${cluster.labels['region']}", "eu")]
    [InlineData("${cluster.labels[\"region\"]}${cluster.name}", "eulyon")]
    [InlineData("[${cluster.labels['example.org/tier']}]", "[]")]
    [InlineData("${cluster.labels['dist.kio.kasten.io/cluster-type']}", "secondary")]
    [InlineData("$${cluster.name}", "${cluster.name}")]
    [InlineData("$$${cluster.name}", "$${cluster.name}")]
    [InlineData("$${cluster.name} is ${cluster.name}", "${cluster.name} is lyon")]
    [InlineData("${cluster.name}$${cluster.id}", "lyon${cluster.id}")]
    [InlineData("${cluster.name}${cluster.id}", "lyon3b0e")]
    [InlineData("$${cluster.nothing}", "${cluster.nothing}")]
    [InlineData("é${cluster.name}ü", "élyonü")]
    public void Parse_TextWithValues_IsTheTextOfTheCluster(string text, string expected)
    {
        var parsed = ValueTextParser.Parse(text, out var fault);

        Assert.Null(fault);
        Assert.Equal(expected, parsed!.For(Lyon));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("${HOME}/bin $(date) $$ ${cluster} {cluster.name}")]
    [InlineData("$cluster.name")]
    [InlineData("${ cluster.name }")]
    public void Parse_TextWithoutValues_IsLeftAlone(string text)
    {
        Assert.Null(ValueTextParser.Parse(text, out var fault));
        Assert.Null(fault);
    }

    [Theory]
    [InlineData("${cluster.nam}", "'${cluster.nam}'")]
    [InlineData("${cluster.}", "'${cluster.}'")]
    [InlineData("${cluster.name", "'${cluster.name'")]
    [InlineData("${cluster.labels}", "'${cluster.labels}'")]
    [InlineData("${cluster.labels[region]}", "'${cluster.labels[region]}'")]
    [InlineData("${cluster.labels['']}", "'${cluster.labels['']}'")]
    [InlineData("${cluster.labels['a b']}", "'${cluster.labels['a b']}'")]
    [InlineData("${cluster.labels['region\"]}", "'${cluster.labels['region\"]}'")]
    [InlineData("${cluster.name} and ${cluster.Name}", "'${cluster.Name}'")]
    public void Parse_UnknownValue_IsAFaultThatNamesIt(string text, string named)
    {
        Assert.Null(ValueTextParser.Parse(text, out var fault));
        Assert.StartsWith(named, fault, StringComparison.Ordinal);
        Assert.Contains("${cluster.labels['key']}", fault, StringComparison.Ordinal);
    }
}
