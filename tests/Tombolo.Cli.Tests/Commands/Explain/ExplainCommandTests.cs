using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.Explain;

public sealed class ExplainCommandTests : FleetApiTest
{
    [Fact]
    public async Task Text_SaysWhatSelectsChangesAndHoldsBack()
    {
        Answers["/distributions/baseline/clusters/lyon"] = (200, $$"""
            {"distribution":"baseline","cluster":"lyon","selectedBy":["spec.clusters[0].selector \"region=eu\"","spec.clusters[2].name lyon"],
             "gates":["the Cluster is paused (moving house); set its spec.paused to false"],"overrides":[],"isConnected":false,"lastContact":"2026-01-02T03:04:05Z",
             "wanted":{"epoch":2,"sequence":15,"hash":"nextXXXXXX"},"next":"nothing until the pause is lifted","target":{{Target("lyon", "Paused", "")}} }
            """);

        var result = await RunAsync("explain", "cluster/lyon", "distribution/baseline");

        Assert.Equal(
            """
            Selected by:   spec.clusters[0].selector "region=eu"
                           spec.clusters[2].name lyon
            Overrides:     none
            Held back by:  the Cluster is paused (moving house); set its spec.paused to false
            Connection:    not connected, last heard of at 2026-01-02T03:04:05Z
            Wanted:        2.15-nextXXXX
            Next:          nothing until the pause is lifted

            lyon: Paused

            """,
            result.Out);
    }

    [Theory]
    [InlineData("cluster/a", "cluster/b", "name one cluster")]
    [InlineData("cluster/a", "baseline", "name one distribution")]
    public async Task Subjects_ThatAreNotOneOfEach_AreAUsageError(string one, string other, string expected)
    {
        var result = await RunAsync("explain", one, other);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }
}
