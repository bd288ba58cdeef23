using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;
using Tombolo.Protocol.Keys;

namespace Tombolo.Cli.Tests.Commands.Join;

public sealed class JoinCommandTests : CommandTest
{
    private readonly string _token = Tokens.Create();

    [Fact]
    public async Task Join_ServerJoins_WritesBothObjectsAndTellsTheName()
    {
        ServerSays("joined", "", "shop-lyon");
        var result = await RunAsync("join", "--token", _token, "--name", "shop-lyon", "--ingress", "https://lyon.example.org/k10/", "--primary-ingress", "https://hub.internal/k10");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        Assert.Equal("joined primary 'hub-paris' as 'shop-lyon'\n", result.Out);
        Assert.Equal(
            """{"cluster-ingress":"https://lyon.example.org/k10","cluster-name":"shop-lyon","primary-ingress":"https://hub.internal/k10"}""",
            (await FindAsync(KnownResources.ConfigMap, "kasten-io", "mc-join-config"))!["data"]!.ToJsonString());
        Assert.Equal(Base64(_token), (string?)(await FindAsync(KnownResources.Secret, "kasten-io", "mc-join"))!["data"]!["token"]);
        Assert.DoesNotContain(_token, result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_WithoutWishes_WritesAnEmptyConfig()
    {
        var result = await RunAsync("join", "--token", _token, "--wait=false");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.NotNull(await FindAsync(KnownResources.ConfigMap, "kasten-io", "mc-join-config"));
    }

    [Fact]
    public async Task Join_WishesTakenBack_AreGone()
    {
        await RunAsync("join", "--token", _token, "--name", "shop", "--wait=false");
        await RunAsync("join", "--token", _token, "--wait=false");
        Assert.Null((await FindAsync(KnownResources.ConfigMap, "kasten-io", "mc-join-config"))!["data"]?["cluster-name"]);
    }

    [Fact]
    public async Task Join_TokenFromStandardInputOrFile_IsTheSame()
    {
        Input = _token + "\n";
        await RunAsync("join", "--token", "-", "--wait=false");
        Assert.Equal(Base64(_token), (string?)(await FindAsync(KnownResources.Secret, "kasten-io", "mc-join"))!["data"]!["token"]);
        using var folder = new Testing.Files.TemporaryFolder();
        var file = Path.Combine(folder.Path, "token");
        var other = Tokens.Create();
        await File.WriteAllTextAsync(file, $"  {other}\n", Stop);
        await RunAsync("join", "--token-file", file, "--wait=false");
        Assert.Equal(Base64(other), (string?)(await FindAsync(KnownResources.Secret, "kasten-io", "mc-join"))!["data"]!["token"]);
    }

    [Fact]
    public async Task Join_FromManifests_TakesBothObjects()
    {
        Input = $$"""
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"mc-join-config","namespace":"kasten-io" },"data":{"cluster-name":"shop","allow-insecure-primary-ingress":true} }
            ---
            {"apiVersion":"v1","kind":"Secret","metadata":{"name":"mc-join"},"stringData":{"token":"{{_token}}" } }
            """;
        var result = await RunAsync("join", "-f", "-", "--wait=false");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        Assert.Equal("""{"allow-insecure-primary-ingress":"true","cluster-name":"shop"}""", (await FindAsync(KnownResources.ConfigMap, "kasten-io", "mc-join-config"))!["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"mc-join-config"}}""", "needs Secret mc-join")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"other"}}""", "not Secret/other")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"mc-join"},"data":{"token":"%%%"}}""", "is no base64")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"mc-join"}}""", "Secret mc-join, key token: The join token is empty")]
    public async Task Join_BadManifests_IsUsageError(string text, string expected)
    {
        Input = text;
        var result = await RunAsync("join", "-f", "-");
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_Rejected_FailsWithTheReason()
    {
        ServerSays("rejected", "the name 'shop' is taken; choose another one", "");
        var result = await RunAsync("join", "--token", _token);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("the join was rejected: the name 'shop' is taken; choose another one", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_Trying_ShowsWhyAndTimesOut()
    {
        ServerSays("joining", "connection refused", "");
        var result = await RunUntilTimeoutAsync(TimeSpan.FromMinutes(2), "join", "--token", _token, "--timeout", "2m");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("joining: connection refused\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("not within 2m; last seen: joining: connection refused", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_OldRejection_IsNotTakenForTheAnswer()
    {
        ServerSays("rejected", "old", "");
        await RunAsync("join", "--token", _token);
        var waiting = RunAsync("join", "--token", Tokens.Create());
        await Testing.Waiting.Eventually.TrueAsync(() => Task.FromResult(Time.ScheduledTimers > 0 || waiting.IsCompleted));
        Assert.False(waiting.IsCompleted);
        await SayAsync("joined", "", "shop");
        Assert.Equal("joined primary 'hub-paris' as 'shop'\n", (await waiting).Out);
    }

    [Fact]
    public async Task Join_SameTokenAfterRejection_RepeatsTheRejectionAtOnce()
    {
        ServerSays("rejected", "old", "");
        await RunAsync("join", "--token", _token);
        Assert.Contains("rejected: old", (await RunAsync("join", "--token", _token)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_UsedTokenAfterLeaving_AsksForANewOne()
    {
        ServerSays("disconnected", "to join again put a new token into Secret mc-join", "");
        Assert.Contains("put a new token", (await RunAsync("join", "--token", _token)).Error, StringComparison.Ordinal);
        Assert.Contains("put a new token", (await RunAsync("join", "--token", _token, "--name", "other")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_Member_SamePrimaryIsFineAnotherIsRefused()
    {
        using var key = SigningKey.Create();
        await CreateSecretAsync("kasten-io", "mc-cluster-info", null, ("clusterName", "shop"), ("primaryName", "hub-paris"), ("primaryKey", key.PublicKey.Thumbprint));
        await CreateSecretAsync("kasten-io", "mc-join-status", null, ("status", "joined"), ("clusterName", "shop"));
        var same = await RunAsync("join", "--token", Tokens.Create(key));
        Assert.Equal("joined primary 'hub-paris' as 'shop'\n", same.Out);
        var before = Api.Writes.Count;
        var other = await RunAsync("join", "--token", _token);
        Assert.Equal(ExitCodes.Failure, other.ExitCode);
        Assert.Contains("leave that one first with 'tombolo disconnect'", other.Error, StringComparison.Ordinal);
        Assert.Equal(before, Api.Writes.Count);
    }

    [Fact]
    public async Task Join_OnThePrimary_IsRefused()
    {
        await CreateAsync(KnownResources.Namespace, "", FleetObjects.Namespace(WellKnownNamespaces.MultiCluster));
        await CreateAsync(KnownResources.Cluster, WellKnownNamespaces.MultiCluster, FleetObjects.Cluster("hub-paris", ClusterTypes.Primary));
        var result = await RunAsync("join", "--token", _token);
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("is the primary 'hub-paris' itself", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_SecretOfAnotherManager_IsOnlyOverwrittenWhenAsked()
    {
        await CreateSecretAsync("kasten-io", "mc-join", null, ("token", "theirs"));
        var refused = await RunAsync("join", "--token", _token, "--wait=false");
        Assert.Equal(ExitCodes.Failure, refused.ExitCode);
        Assert.Contains("--force-conflicts", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await RunAsync("join", "--token", _token, "--wait=false", "--force-conflicts")).ExitCode);
    }

    [Fact]
    public async Task Join_PlainHttp_NeedsTheFlag()
    {
        var token = Tokens.Create("http://hub.example.org/k10");
        var refused = await RunAsync("join", "--token", token, "--wait=false");
        Assert.Equal(ExitCodes.Usage, refused.ExitCode);
        Assert.Contains("--allow-insecure-primary-ingress", refused.Error, StringComparison.Ordinal);
        var allowed = await RunAsync("join", "--token", token, "--allow-insecure-primary-ingress", "--wait=false");
        Assert.Equal(ExitCodes.Success, allowed.ExitCode);
        Assert.Equal(ExitCodes.Success, (await RunAsync("join", "--token", token, "--primary-ingress", "https://hub.example.org/k10", "--wait=false")).ExitCode);
    }

    [Fact]
    public async Task Join_EverythingWrong_SaysAllAndNotTheToken()
    {
        var result = await RunAsync("join", "--token", _token[..^3], "--name", "Shop!", "--ingress", "lyon", "--primary-ingress", "ftp://x", "--timeout", "never");
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        foreach (var option in new[] { "--token", "--name", "--ingress", "--primary-ingress", "--timeout" })
        {
            Assert.Contains($"error: {option}", result.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(_token[..40], result.Error, StringComparison.Ordinal);
    }

    private void ServerSays(string status, string message, string name) => AfterWriteOf(KnownResources.Secret, "mc-join", () => SayAsync(status, message, name));

    private async Task SayAsync(string status, string message, string name)
    {
        var data = new JsonObject { ["status"] = Base64(status), ["msg"] = Base64(message), ["clusterName"] = Base64(name) };
        if (await FindAsync(KnownResources.Secret, "kasten-io", "mc-join-status") is null)
        {
            await CreateAsync(KnownResources.Secret, "kasten-io", new JsonObject { ["metadata"] = new JsonObject { ["name"] = "mc-join-status" }, ["data"] = data }.ToJsonString());
        }
        else
        {
            await PatchAsync(KnownResources.Secret, StatusKey, new JsonObject { ["data"] = data }.ToJsonString());
        }
    }
}
