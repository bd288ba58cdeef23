using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.JoinTokens;

public sealed class CreateTokenCommandTests : PrimaryTest
{
    private readonly string _token = Tokens.Create();

    [Fact]
    public async Task Create_Filled_PrintsTheTokenAloneAndNotesBeside()
    {
        ServerFills("shops");
        var result = await RunAsync("join-token", "create", "shops");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        Assert.Equal(_token + "\n", result.Out);
        Assert.DoesNotContain(_token, result.Error, StringComparison.Ordinal);
        Assert.Contains("until 2026-01-02T00:00:00Z", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_Limits_AreOnTheSecret()
    {
        ServerFills("shops");
        await RunAsync("join-token", "create", "shops", "--ttl", "90m", "--max-uses", "3", "--allowed-name", "shop-*", "--allowed-name", "store-lyon");
        var secret = (await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "shops"))!;
        var annotations = secret["metadata"]!["annotations"]!;
        Assert.Equal(SecretTypes.JoinToken, (string?)secret["type"]);
        Assert.Equal("2026-01-01T01:30:00Z", (string?)annotations[Annotations.ExpiresAt]);
        Assert.Equal("3", (string?)annotations[Annotations.MaxUses]);
        Assert.Equal("shop-*,store-lyon", (string?)annotations[Annotations.AllowedNames]);
        Assert.Null(annotations[Annotations.ShowOnce]);
    }

    [Fact]
    public async Task Create_NoExpiry_WarnsAndSetsNone()
    {
        ServerFills("shops");
        var result = await RunAsync("join-token", "create", "shops", "--no-expiry");
        var secret = (await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "shops"))!;
        Assert.Null(secret["metadata"]!["annotations"]![Annotations.ExpiresAt]);
        Assert.Contains("never expires", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_PrintJoinCommand_PrintsOneCommand()
    {
        ServerFills("shops");
        var result = await RunAsync("join-token", "create", "shops", "--print-join-command");
        Assert.Equal($"tombolo join --token {_token}\n", result.Out);
    }

    [Fact]
    public async Task Create_ShowOnce_RemovesTheTextAndKeepsThePublicKey()
    {
        ServerFills("shops", withPublicKey: true);
        var result = await RunAsync("join-token", "create", "shops", "--show-once");
        Assert.Equal(_token + "\n", result.Out);
        var data = (await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "shops"))!["data"]!;
        Assert.Null(data["token"]);
        Assert.NotNull(data["publicKey"]);

        var again = await RunAsync("join-token", "show", "shops");
        Assert.Equal(ExitCodes.Failure, again.ExitCode);
        Assert.Contains("was shown once", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_ShowOnceWithoutPublicKey_KeepsTheTextAndFails()
    {
        ServerFills("shops");
        var result = await RunAsync("join-token", "create", "shops", "--show-once");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Equal(_token + "\n", result.Out);
        Assert.NotNull((await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "shops"))!["data"]!["token"]);
    }

    [Fact]
    public async Task Create_NameTaken_IsRefused()
    {
        ServerFills("shops");
        await RunAsync("join-token", "create", "shops");
        var result = await RunAsync("join-token", "create", "shops");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("exists already", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_NobodyFills_TimesOutAndKeepsTheSecret()
    {
        var result = await RunUntilTimeoutAsync(TimeSpan.FromMinutes(1), "join-token", "create", "shops", "--timeout", "50s");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("tombolo join-token show shops", result.Error, StringComparison.Ordinal);
        Assert.NotNull(await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "shops"));
    }

    [Fact]
    public async Task Create_NoPrimary_IsRefusedBeforeAnythingIsWritten()
    {
        await Api.DeleteAsync(KnownResources.Cluster, FleetObjects.Key("hub-paris"), Kubernetes.Client.DeleteOptions.Default, Stop);
        var result = await RunAsync("join-token", "create", "shops");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("is no primary", result.Error, StringComparison.Ordinal);
        Assert.Null(await FindAsync(KnownResources.Secret, WellKnownNamespaces.MultiCluster, "shops"));
    }

    [Fact]
    public async Task Create_PrimaryWithoutUrl_SaysWhereToSetIt()
    {
        await PatchAsync(KnownResources.Cluster, FleetObjects.Key("hub-paris"), """{"spec":{"k10":{"ingress":{"url":null}}}}""");
        var result = await RunAsync("join-token", "create", "shops");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("spec.k10.ingress.url", result.Error, StringComparison.Ordinal);
    }

    private void ServerFills(string name, bool withPublicKey = false) => AfterWriteOf(KnownResources.Secret, name, () =>
    {
        var data = new JsonObject { ["token"] = Base64(_token) };
        if (withPublicKey)
        {
            data["publicKey"] = Base64("public");
        }

        var patch = new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [Annotations.Ready] = "true", [Annotations.TokenId] = "the-id" } }, ["data"] = data };
        return PatchAsync(KnownResources.Secret, FleetObjects.Key(name), patch.ToJsonString());
    });
}
