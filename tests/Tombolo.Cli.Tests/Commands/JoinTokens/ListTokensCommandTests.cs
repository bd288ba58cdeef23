using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.JoinTokens;

public sealed class ListTokensCommandTests : PrimaryTest
{
    private readonly string _token = Tokens.Create();

    [Fact]
    public async Task List_Table_ShowsEndAndUsesAndNeverTheToken()
    {
        await CreateTokenAsync("shops", """{"tombolo.io/ready":"true","tombolo.io/token-id":"kEq3iWPzSoX2AAAA","tombolo.io/expires-at":"2026-01-01T05:00:00Z","tombolo.io/max-uses":"2"}""");
        await CreateTokenAsync("old", """{"tombolo.io/ready":"true","tombolo.io/token-id":"other"}""");
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("shop", annotations: """{"tombolo.io/token-id":"kEq3iWPzSoX2AAAA"}"""));
        await CreateAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, """{"metadata":{"name":"another"},"type":"Opaque"}""");
        Time.Advance(TimeSpan.FromHours(1));
        var result = await RunAsync("join-token", "list");
        Assert.Equal(
            """
            NAME    AGE   EXPIRES   USES   ALLOWED NAMES   ID             WARNINGS
            old     60m   never     0      *               other          never expires: delete it when all have joined
            shops   60m   in 4h     1/2    *               kEq3iWPzSoX2   <none>

            """,
            result.Out);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("yaml")]
    [InlineData("name")]
    public async Task List_AnyFormat_NeverShowsTheToken(string format)
    {
        await CreateTokenAsync("shops", """{"tombolo.io/ready":"true"}""");
        foreach (var command in new[] { new[] { "join-token", "list" }, ["get", "join-tokens"] })
        {
            var result = await RunAsync([.. command, "-o", format]);
            Assert.Equal(ExitCodes.Success, result.ExitCode);
            Assert.Contains("shops", result.Out, StringComparison.Ordinal);
            Assert.DoesNotContain(_token, result.Out + result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Base64(_token), result.Out + result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{}""", "not filled yet")]
    [InlineData("""{"tombolo.io/ready":"true","tombolo.io/expires-at":"2025-12-31T00:00:00Z"}""", "expired: delete it")]
    [InlineData("""{"tombolo.io/ready":"true","tombolo.io/expires-at":"soon"}""", "lets nobody in: tombolo.io/expires-at")]
    [InlineData("""{"tombolo.io/ready":"true","tombolo.io/max-uses":"none"}""", "lets nobody in: tombolo.io/max-uses")]
    [InlineData("""{"tombolo.io/ready":"true","tombolo.io/show-once":"true"}""", "was not shown yet")]
    public async Task List_SomethingIsWrong_Warns(string annotations, string expected)
    {
        await CreateTokenAsync("shops", annotations);
        Assert.Contains(expected, (await RunAsync("join-token", "list")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_None_SaysSoOnStandardError()
    {
        var result = await RunAsync("join-token", "list");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("tombolo join-token create", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ReadyToken_PrintsIt()
    {
        await CreateTokenAsync("shops", """{"tombolo.io/ready":"true"}""");
        Assert.Equal(_token + "\n", (await RunAsync("join-token", "show", "shops")).Out);
    }

    [Fact]
    public async Task Delete_Token_SaysWhatItMeans()
    {
        await CreateTokenAsync("shops", """{"tombolo.io/ready":"true","tombolo.io/token-id":"id"}""");
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("shop", annotations: """{"tombolo.io/token-id":"id"}"""));
        var result = await RunAsync("join-token", "delete", "shops");
        Assert.Equal("secret/shops deleted\n", result.Out);
        Assert.Contains("The 1 that have joined with it stay members", result.Error, StringComparison.Ordinal);
        Assert.Null(await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "shops"));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("delete")]
    public async Task OtherSecret_IsRefused(string verb)
    {
        await CreateSecretAsync(WellKnownNamespaces.MultiCluster, "s3", "Opaque", ("token", "hidden"));
        var result = await RunAsync("join-token", verb, "s3");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("is no join token", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", result.ToString(), StringComparison.Ordinal);
        Assert.NotNull(await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "s3"));
        Assert.Contains("there is no join token 'none'", (await RunAsync("join-token", verb, "none")).Error, StringComparison.Ordinal);
    }

    private Task CreateTokenAsync(string name, string annotations) => CreateAsync(
        KnownResources.Secret,
        WellKnownNamespaces.MultiCluster,
        new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name, ["annotations"] = JsonNode.Parse(annotations) },
            ["type"] = SecretTypes.JoinToken,
            ["data"] = new JsonObject { ["token"] = Base64(_token) },
        }.ToJsonString());
}
