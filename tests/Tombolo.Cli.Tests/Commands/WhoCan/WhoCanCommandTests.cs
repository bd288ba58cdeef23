using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.WhoCan;

public sealed class WhoCanCommandTests : FleetApiTest
{
    private const string Policies = "/access/who-can?verb=create&group=config.kio.kasten.io&resource=policies&subresource=&namespace=";

    [Fact]
    public async Task Table_ShowsWhoMayAndNamesTheDifferences()
    {
        Answers[$"{Policies}&cluster="] = (200, Fleet(
            Cluster("lyon", Holder("Missing", "bob", k10Binding: "ops", message: "K10ClusterRoleBinding ops binds User bob here, and lyon does not grant it yet"), Holder("Bound", "alice", k10Binding: "ops"), Holder("Local", "system:masters", isOfPrimary: false))));

        var result = await RunAsync("access", "who-can", "create", "policies");

        Assert.Equal(
            """
            CLUSTER   STATE     KIND   NAME    OF        ROLE            THROUGH                     ONLY
            lyon      Missing   User   bob     primary   tombolo-basic   K10ClusterRoleBinding/ops   <none>
            lyon      Bound     User   alice   primary   tombolo-basic   K10ClusterRoleBinding/ops   <none>
            lyon: K10ClusterRoleBinding ops binds User bob here, and lyon does not grant it yet

            """,
            result.Out);
        Assert.Contains("1 bindings of Kubernetes itself", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task NoDifference_ExitsWithZeroAndAllShowsKubernetesItself()
    {
        Answers["/access/who-can?verb=get&group=&resource=secrets&subresource=&namespace=kasten-io&cluster=lyon"] =
            (200, Fleet(Cluster("lyon", Holder("Bound", "alice", k10Binding: "ops"), Holder("Local", "system:masters", isOfPrimary: false))));

        var result = await RunAsync("access", "who-can", "get", "secrets", "--cluster", "lyon", "-n", "kasten-io", "--all");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("system:masters", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClusterThatCannotBeAsked_IsSaidAndIsAFailure()
    {
        Answers[$"{Policies}&cluster="] = (200, Fleet("""{"cluster":"porto","isAnswered":false,"message":"porto is not connected","holders":[]}"""));

        var result = await RunAsync("access", "who-can", "create", "policies.config.kio.kasten.io");

        Assert.Contains("porto: porto is not connected", result.Out, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Json_IsWhatTheServerSays()
    {
        Answers[$"{Policies}&cluster="] = (200, Fleet(Cluster("lyon", Holder("Bound", "alice", k10Binding: "ops"))));

        var result = await RunAsync("access", "who-can", "create", "policies", "-o", "json");

        Assert.Contains("\"k10Binding\": \"ops\"", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Create", "policies", "no verb")]
    [InlineData("create", "widgets", "without its API group")]
    [InlineData("create", "pods/", "is no resource")]
    [InlineData("create", "Policies.config.kio.kasten.io", "is no resource")]
    public async Task Words_ThatAreNone_AreAUsageError(string verb, string resource, string expected)
    {
        var result = await RunAsync("access", "who-can", verb, resource);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private static string Fleet(params string[] clusters) =>
        $$"""{"verb":"create","resource":"policies.config.kio.kasten.io","namespace":"","clusters":[{{string.Join(',', clusters)}}]}""";

    private static string Cluster(string name, params string[] holders) =>
        $$"""{"cluster":"{{name}}","isAnswered":true,"message":"","holders":[{{string.Join(',', holders)}}]}""";

    private static string Holder(string state, string name, bool isOfPrimary = true, string k10Binding = "", string message = "") =>
        $$"""{"state":"{{state}}","kind":"User","name":"{{name}}","isOfPrimary":{{(isOfPrimary ? "true" : "false")}},"role":"tombolo-basic","binding":"b","k10Binding":"{{k10Binding}}","onlyNames":[],"message":"{{message}}"}""";
}
