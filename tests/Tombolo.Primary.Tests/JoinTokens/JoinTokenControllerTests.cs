using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.JoinTokens;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tokens;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Primary.Tests.JoinTokens;

public sealed class JoinTokenControllerTests
{
    private const string Pin = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    [Fact]
    public async Task EmptySecret_OnAPrimary_IsFilledInOneWrite()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken());
        var text = await Joiner.TokenAsync(world);

        Assert.True(JoinToken.TryParse(text, out var token, out _));
        var secret = (await world.FindObjectAsync(KnownResources.Secret, "token"))!.Value;
        Assert.Equal("true", secret.Metadata.Annotations[Annotations.Ready]);
        Assert.Equal(token.Id, secret.Metadata.Annotations[Annotations.TokenId]);
        Assert.Equal("hub", token.Public.Primary);
        Assert.Equal("https://hub.example.org/k10", token.Public.Url);
        Assert.Equal(world.Server!.Identity.Key.PublicKey.Thumbprint, token.Public.Key);
        Assert.Single(world.Api.Writes, write => write.Verb == "patch" && write.Type == KnownResources.Secret && write.Key.Name == "token");
        Assert.DoesNotContain(world.Logs.Lines, line => line.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EmptySecret_WithPins_TokenCarriesThem()
    {
        await using var world = new PrimaryWorld { Context = new ClusterContext { ServerVersion = "1.2.3", ClusterUid = PrimaryWorld.Uid, IngressPins = [Pin] } };
        await world.StartAsync();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken());
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap());
        Assert.True(JoinToken.TryParse(await Joiner.TokenAsync(world), out var token, out _));
        Assert.Equal([Pin], token.Public.Pins!);
    }

    [Fact]
    public async Task EmptySecret_BeforeTheBootstrap_IsFilledOnceThereIsAPrimary()
    {
        await using var world = new PrimaryWorld();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken());
        await world.StartAsync();
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap());
        Assert.NotEmpty(await Joiner.TokenAsync(world));
    }

    [Fact]
    public async Task EmptySecret_PrimaryWithoutIngress_WaitsForItAndSaysSo()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.PatchAsync(KnownResources.Cluster, "hub", """{"spec":{"k10":{"ingress":null}}}""");
        await world.UntilAsync(() => world.Server!.Clusters.List().Single().Spec!.Location.Ingress is null);
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken());
        await world.UntilAsync(() => world.Logs.Lines.Any(line => line.Contains("spec.k10.ingress.url of Cluster 'hub'", StringComparison.Ordinal)));
        await world.PatchAsync(KnownResources.Cluster, "hub", """{"spec":{"k10":{"ingress":{"url":"https://later.example.org/k10"}}}}""");
        Assert.True(JoinToken.TryParse(await Joiner.TokenAsync(world), out var token, out _));
        Assert.Equal("https://later.example.org/k10", token.Public.Url);
    }

    [Fact]
    public async Task FilledSecret_AfterARestartAndAChangeOfTheUrl_IsNeverWrittenAgain()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken());
        var text = await Joiner.TokenAsync(world);
        await world.StopAsync();
        await world.PatchAsync(KnownResources.Cluster, "hub", """{"spec":{"k10":{"ingress":{"url":"https://later.example.org/k10"}}}}""");
        var writes = world.Api.Writes.Count;
        await world.StartAsync();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken("second"));
        await Joiner.TokenAsync(world, "second");
        Assert.Equal(text, await Joiner.TokenAsync(world));
        Assert.DoesNotContain(world.Api.Writes.Skip(writes), write => write.Key.Name == "token");
    }

    [Fact]
    public async Task FilledSecret_TokenRemoved_IsNotFilledAgain()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken());
        await Joiner.TokenAsync(world);
        await world.PatchAsync(KnownResources.Secret, "token", """{"data":null}""");
        await world.UntilAsync(() => world.Logs.Lines.Any(line => line.Contains("TokenRemoved", StringComparison.Ordinal)));
        Assert.DoesNotContain("\"token\":\"", await world.FindAsync(KnownResources.Secret, "token"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowOnce_TextRemovedAfterItWasShown_StillLetsClustersJoin()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken(annotations: """{"tombolo.io/show-once":"true"}"""));
        var text = await Joiner.TokenAsync(world);
        await world.PatchAsync(KnownResources.Secret, "token", """{"data":{"token":null}}""");
        using var joiner = new Joiner();
        Assert.IsType<Protocol.Handshake.JoinSucceeded>(await joiner.JoinAsync(world, text, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("show-once", "yes", "true")]
    [InlineData("max-uses", "zero", "1")]
    public async Task EmptySecret_LimitCannotBeRead_IsFilledOnlyAfterTheRepair(string limit, string value, string repaired)
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken(annotations: $$"""{"tombolo.io/{{limit}}":"{{value}}"}"""));
        await world.UntilAsync(() => world.Events.Messages.Any(line => line.Contains($"annotation tombolo.io/{limit} is ", StringComparison.Ordinal)));
        Assert.DoesNotContain(world.Api.Writes, write => write.Verb == "patch" && write.Type == KnownResources.Secret && write.Key.Name == "token");

        await world.PatchAsync(KnownResources.Secret, "token", $$$"""{"metadata":{"annotations":{"tombolo.io/{{{limit}}}":"{{{repaired}}}"} } }""");
        Assert.NotEmpty(await Joiner.TokenAsync(world));
    }

    [Fact]
    public async Task RestoredSecret_IsMarkedAndKeepsItsToken()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        using var token = JoinToken.Create("hub", "https://hub.example.org/k10", world.Server!.Identity.Key);
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(token.Format()));
        await world.CreateAsync(KnownResources.Secret, $$$"""{"metadata":{"name":"token"},"type":"dist.kio.kasten.io/join-token","data":{"token":"{{{encoded}}}"}}""");
        var marked = await world.UntilAsync(() => world.FindAsync(KnownResources.Secret, "token"), found => found.Contains(token.Id, StringComparison.Ordinal));
        Assert.Contains(encoded, marked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenWithoutEnd_WithTime_IsSaidOnceAndAnewAsItGetsOlder()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken());
        await Joiner.TokenAsync(world);
        await world.UntilAsync(() => Said(world, "NeverExpires") == 1);
        await world.PatchAsync(KnownResources.Secret, "token", """{"metadata":{"labels":{"touched":"1"}}}""");
        await world.LetTimePassAsync();
        Assert.Equal(1, Said(world, "NeverExpires"));

        world.Time.Advance(TimeSpan.FromDays(2));
        await world.UntilAsync(() => Said(world, "NeverExpires") == 2);
        Assert.Contains("more than a day old", world.Events.Messages.Last(), StringComparison.Ordinal);

        await world.PatchAsync(KnownResources.Secret, "token", """{"metadata":{"annotations":{"tombolo.io/expires-at":"2099-01-01T00:00:00Z"}}}""");
        await world.LetTimePassAsync();
        world.Time.Advance(TimeSpan.FromDays(60));
        await world.LetTimePassAsync();
        Assert.Equal(2, Said(world, "NeverExpires"));
    }

    [Fact]
    public async Task Refusal_OfAClusterThatProvedTheToken_IsSaidOnItsSecret()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken(annotations: """{"tombolo.io/allowed-names":"store-*"}"""));
        var text = await Joiner.TokenAsync(world);
        using var joiner = new Joiner();
        Assert.IsType<Protocol.Handshake.JoinRefused>(await joiner.JoinAsync(world, text, TestContext.Current.CancellationToken));
        Assert.Contains("Warning NotAllowed token", world.Events.Recorded);
        Assert.DoesNotContain(world.Events.Messages, message => message.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void Age_OfATokenWithoutEnd_IsSaidInSteps()
    {
        string[] said = ["does not expire", "a day", "7 days", "30 days", "90 days", "180 days", "365 days"];
        double[] days = [0.9, 1, 7, 30, 100, 200, 4000];
        Assert.All(days.Zip(said), step => Assert.Contains(step.Second, JoinTokenAge.Describe(TimeSpan.FromDays(step.First)).Message, StringComparison.Ordinal));
        Assert.Equal(TimeSpan.FromDays(6), JoinTokenAge.UntilNext(TimeSpan.FromDays(1)));
        Assert.Null(JoinTokenAge.UntilNext(TimeSpan.FromDays(365)));
    }

    [Theory]
    [InlineData("""{"token":"aGVsbG8="}""", "InvalidToken")]
    [InlineData("""{"publicKey":"aGVsbG8="}""", "InvalidToken")]
    public async Task UnreadableData_IsLeftAloneAndExplained(string data, string reason)
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.CreateAsync(KnownResources.Secret, $$$"""{"metadata":{"name":"token"},"type":"dist.kio.kasten.io/join-token","data":{{{data}}}}""");
        await world.UntilAsync(() => world.Logs.Lines.Any(line => line.Contains(reason, StringComparison.Ordinal)));
        await world.UntilAsync(() => Said(world, reason) == 1);
        await world.LetTimePassAsync();
        Assert.Equal(1, Said(world, reason));
        Assert.DoesNotContain(world.Api.Writes, write => write.Key.Name == "token" && write.Verb == "patch");
    }

    private static int Said(PrimaryWorld world, string reason) => world.Events.Recorded.Count(said => said == $"Warning {reason} token");

    [Fact]
    public async Task TokenOfAnotherPrimary_IsExplained()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        using var otherKey = SigningKey.Create();
        using var token = JoinToken.Create("other", "https://other.example.org/k10", otherKey);
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(token.Format()));
        await world.CreateAsync(KnownResources.Secret, $$$"""{"metadata":{"name":"token"},"type":"dist.kio.kasten.io/join-token","data":{"token":"{{{encoded}}}"}}""");
        await world.UntilAsync(() => world.Logs.Lines.Any(line => line.Contains("OtherPrimary", StringComparison.Ordinal)));
        Assert.DoesNotContain(world.Logs.Lines, line => line.Contains(token.Format(), StringComparison.Ordinal));
    }
}
