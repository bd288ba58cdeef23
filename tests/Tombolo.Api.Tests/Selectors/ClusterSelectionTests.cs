using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;

namespace Tombolo.Api.Tests.Selectors;

public sealed class ClusterSelectionTests
{
    [Theory]
    [InlineData("paris", "region=eu", true)]
    [InlineData("lyon", "region=eu", true)]
    [InlineData("tokyo", "region=asia", false)]
    [InlineData("tokyo", "tier=gold", true)]
    [InlineData("berlin", "", true)]
    public void Selects_SeveralEntries_IsTheirUnion(string name, string labels, bool expected)
    {
        var errors = new List<FieldError>();
        var selection = ClusterSelection.Parse(
            [
                new() { Name = "berlin" },
                new() { Selector = Json.Element(""" "region=eu" """) },
                new() { Selector = Json.Element("""{"matchLabels":{"tier":"gold"}}""") },
            ],
            errors);

        Assert.Empty(errors);
        Assert.Equal(expected, selection.Selects(name, LabelSelectorMatchesTests.Labels(labels)));
    }

    [Fact]
    public void Selects_EmptyString_IsEveryCluster()
    {
        var selection = ClusterSelection.Parse([new() { Selector = Json.Element("\"\"") }], []);

        Assert.True(selection.Selects("any", LabelSelectorMatchesTests.Labels("")));
    }

    [Fact]
    public void Selects_NoEntries_IsNoCluster()
    {
        Assert.Same(ClusterSelection.None, ClusterSelection.Parse(null, []));
        Assert.Same(ClusterSelection.None, ClusterSelection.Parse([], []));
        Assert.False(ClusterSelection.None.Selects("any", LabelSelectorMatchesTests.Labels("x=y")));
    }

    [Fact]
    public void Parse_FaultyEntries_NamesAllAndKeepsTheOthers()
    {
        var errors = new List<FieldError>();

        var selection = ClusterSelection.Parse(
            [
                null,
                new() { Name = "" },
                new() { Name = "paris", Selector = Json.Element("\"\"") },
                new() { Name = "Paris" },
                new() { Selector = Json.Element("\"a=b=c\"") },
                new() { Selector = Json.Element("""{"matchLabels":{"a":1}}""") },
                new() { Selector = Json.Element("null") },
                new() { Name = "lyon" },
                new() { Name = new string('a', 64) },
            ],
            errors);

        Assert.Equal(
            [
                "spec.clusters[0]", "spec.clusters[1]", "spec.clusters[2]", "spec.clusters[3].name", "spec.clusters[4].selector",
                "spec.clusters[5].selector.matchLabels[a]", "spec.clusters[6]", "spec.clusters[8].name",
            ],
            errors.Select(error => error.Path));
        Assert.Equal(["lyon"], selection.Names);
        Assert.Empty(selection.Selectors);
    }

    [Fact]
    public void Parse_BadSelectorText_QuotesItAndTheFault()
    {
        var errors = new List<FieldError>();

        ClusterSelection.Parse([new() { Selector = Json.Element("\"region in (eu\"") }], errors);

        Assert.Equal(
            "spec.clusters[0].selector: 'region in (eu' is no label selector: found the end, expected ',' or ')'",
            Assert.Single(errors).ToString());
    }
}
