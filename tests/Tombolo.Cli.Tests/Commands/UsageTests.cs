using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands;

public sealed class UsageTests : CommandTest
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("get")]
    [InlineData("get", "frobs")]
    [InlineData("get", "clusters", "-o", "xml")]
    [InlineData("get", "clusters", "one", "-l", "a=b")]
    [InlineData("get", "clusters", "-n", "Not_A_Namespace")]
    [InlineData("manifests")]
    [InlineData("manifests", "rbac", "--release", "K10")]
    [InlineData("manifests", "rbac", "--service-account", "-")]
    [InlineData("setup-primary")]
    [InlineData("setup-primary", "--name", "hub")]
    [InlineData("setup-primary", "--name", "Hub", "--ingress", "https://hub/k10")]
    [InlineData("setup-primary", "--name", "hub", "--ingress", "hub.example.org")]
    [InlineData("setup-primary", "--name", "hub", "--ingress", "https://hub/k10", "--labels", "region")]
    [InlineData("setup-primary", "--name", "hub", "--ingress", "https://hub/k10", "--labels", "a=b,a=c")]
    [InlineData("setup-primary", "--name", "hub", "--ingress", "https://hub/k10", "--timeout", "soon")]
    [InlineData("setup-primary", "--name", "hub", "--ingress", "https://hub/k10", "--timeout", "0s")]
    [InlineData("setup-primary", "--name", "hub", "--ingress", "https://hub/k10", "-n", "a", "--k10-namespace", "b")]
    [InlineData("setup-primary", "--name", "hub", "-f", "-")]
    [InlineData("setup-primary", "-f", "/nowhere/at/all")]
    [InlineData("join-token")]
    [InlineData("join-token", "create")]
    [InlineData("join-token", "create", "Not A Name")]
    [InlineData("join-token", "create", "one", "--ttl", "a day")]
    [InlineData("join-token", "create", "one", "--ttl", "1h", "--no-expiry")]
    [InlineData("join-token", "create", "one", "--max-uses", "0")]
    [InlineData("join-token", "create", "one", "--max-uses", "many")]
    [InlineData("join-token", "create", "one", "--allowed-name", "a*b")]
    [InlineData("join-token", "create", "one", "--allowed-name", "a,b")]
    [InlineData("join-token", "delete")]
    [InlineData("join")]
    [InlineData("join", "--token", "tmb1.broken")]
    [InlineData("join", "--token", "a", "--token-file", "b")]
    [InlineData("join", "--token-file", "/nowhere/at/all")]
    [InlineData("join", "-f", "-", "--name", "shop")]
    [InlineData("wait")]
    [InlineData("wait", "cluster")]
    [InlineData("wait", "cluster/")]
    [InlineData("wait", "profile/one")]
    [InlineData("wait", "cluster/one", "--for", "synced")]
    [InlineData("wait", "distribution/one", "--for", "connected")]
    [InlineData("wait", "join/one")]
    [InlineData("wait", "cluster/one", "--timeout", "-5s")]
    [InlineData("version", "--what")]
    public async Task Run_BadCommandLine_IsUsageErrorAndNothingIsDone(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == ExitCodes.Usage, result.ToString());
        Assert.Empty(result.Out);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("--help'.", result.Error, StringComparison.Ordinal);
        Assert.Empty(Api.Writes);
    }

    [Fact]
    public async Task Run_SeveralFaults_SaysAllAtOnce()
    {
        var result = await RunAsync("setup-primary", "--name", "Hub!", "--ingress", "ftp://x", "--k10-release-name", "K");
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("--name", result.Error, StringComparison.Ordinal);
        Assert.Contains("--ingress", result.Error, StringComparison.Ordinal);
        Assert.Contains("--k10-release-name", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("join", "--help")]
    [InlineData("join-token", "create", "-h")]
    [InlineData("get", "clusters", "--help")]
    public async Task Run_Help_IsPrintedWithoutError(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Contains("Usage:", result.Out, StringComparison.Ordinal);
        Assert.Contains("--kubeconfig", result.Out, StringComparison.Ordinal);
        Assert.Equal(arguments.Length > 1, result.Out.Contains("Examples:", StringComparison.Ordinal));
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Run_ConnectionFlags_ReachTheConnector()
    {
        await RunAsync("get", "clusters", "--kubeconfig", "some/file", "--context", "lyon", "-n", "backup");
        Assert.Equal(new Connecting.ClusterAddress("some/file", "lyon", "backup"), Connector.Last);
    }

    [Fact]
    public async Task Version_Json_NamesTheRelease()
    {
        Assert.Equal("tombolo 0.1.0\n", (await RunAsync("version")).Out);
        Assert.Contains("\"version\": \"0.1.0\"", (await RunAsync("version", "-o", "json")).Out, StringComparison.Ordinal);
    }
}
