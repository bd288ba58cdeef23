using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Testing.Jwt;

namespace Tombolo.Primary.Tests.Trusts;

/// <summary>Joins by a ClusterTrust through the real handler.</summary>
public sealed class TrustedJoinTests : IDisposable
{
    private readonly TokenForge _forge = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Join_TrustedAccount_MakesAClusterThatSaysByWhatItJoined()
    {
        await using var world = await TrustingAsync();
        using var joiner = new Joiner();
        var accepted = Assert.IsType<JoinSucceeded>(await JoinAsync(world, joiner)).Accepted;
        Assert.Equal("shop-lyon", accepted.Name);
        var cluster = await world.UntilAsync(() => world.FindClusterAsync("shop-lyon"), found => found.Status?.Id is not null);
        Assert.Equal("shops", cluster.Metadata.Annotations![Annotations.Trust]);
        Assert.Equal("system:serviceaccount:kasten-io:tombolo/uid-1", cluster.Metadata.Annotations[Annotations.TrustSubject]);
        Assert.False(cluster.Metadata.Annotations.ContainsKey(Annotations.TokenId));
        Assert.Equal("eu", cluster.Metadata.Labels!["region"]);

        // The same cluster again is the same Cluster.
        Assert.Equal("shop-lyon", Assert.IsType<JoinSucceeded>(await JoinAsync(world, joiner)).Accepted.Name);
    }

    [Fact]
    public async Task Join_RequestThatWasSeenBefore_IsRefused()
    {
        await using var world = await TrustingAsync();
        using var joiner = new Joiner();
        var attempt = await joiner.BeginByTrustAsync(world, key => Token(world, key), Stop);
        Assert.IsType<JoinSucceeded>(await SendAsync(world, attempt));
        Assert.StartsWith("ChallengeExpired", Assert.IsType<JoinTransient>(await SendAsync(world, attempt)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_TokenOfAnotherCluster_IsRefusedAndTheCallerLearnsOnlyThat()
    {
        await using var world = await TrustingAsync();
        using var joiner = new Joiner();
        using var thief = new Joiner { Name = "shop-metz" };
        var stolen = Token(world, joiner.Key.PublicKey);
        var refused = Assert.IsType<JoinTransient>(await SendAsync(world, await thief.BeginByTrustAsync(world, _ => stolen, Stop)));
        Assert.Equal($"NotTrusted: {RefusalReasons.NotTrusted.Repair}", refused.Message);
        Assert.Contains("Warning NotBound shops", world.Events.Recorded);
        Assert.DoesNotContain(world.Events.Messages, message => message.Contains(stolen, StringComparison.Ordinal));
        Assert.Null(await world.FindClusterAsync("shop-metz"));
    }

    [Fact]
    public async Task Join_AccountThatIsAnotherCluster_IsRefused()
    {
        await using var world = await TrustingAsync();
        using var first = new Joiner();
        using var second = new Joiner { Name = "shop-metz" };
        Assert.IsType<JoinSucceeded>(await JoinAsync(world, first));
        Assert.Contains("SubjectTaken: Service account kasten-io:tombolo", Assert.IsType<JoinTransient>(await JoinAsync(world, second)).Message, StringComparison.Ordinal);
        Assert.IsType<JoinSucceeded>(await JoinAsync(world, second, uid: "uid-2"));
    }

    [Fact]
    public async Task Join_NameThatIsNotAllowed_IsRefusedWithTheRepair()
    {
        await using var world = await TrustingAsync();
        using var joiner = new Joiner { Name = "store-metz" };
        Assert.StartsWith("NameNotTrusted: ClusterTrust shops lets in clusters named shop-*", Assert.IsType<JoinTransient>(await JoinAsync(world, joiner)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _forge.Dispose();

    private async Task<PrimaryWorld> TrustingAsync()
    {
        var world = await PrimaryWorld.PromotedAsync();
        var trust = new JsonObject
        {
            ["apiVersion"] = "tombolo.io/v1alpha1",
            ["kind"] = "ClusterTrust",
            ["metadata"] = new JsonObject { ["name"] = "shops" },
            ["spec"] = new JsonObject
            {
                ["issuer"] = "https://kubernetes.default.svc",
                ["jwks"] = new JsonArray(JsonNode.Parse(_forge.KeySet)),
                ["subjects"] = new JsonArray("kasten-io:tombolo"),
                ["names"] = new JsonArray("shop-*"),
                ["labels"] = new JsonObject { ["region"] = "eu" },
            },
        };
        await world.CreateAsync(KnownResources.ClusterTrust, trust.ToJsonString());
        using var scout = new Joiner();
        await world.UntilAsync(async () => (await scout.BeginByTrustAsync(world, key => Token(world, key), Stop)) is var attempt && world.Server!.Joins.NamesKnownToken(attempt.Request), () => "the trust is not seen");
        return world;
    }

    private async Task<JoinOutcome> JoinAsync(PrimaryWorld world, Joiner joiner, string uid = "uid-1") =>
        await SendAsync(world, await joiner.BeginByTrustAsync(world, key => Token(world, key, uid), Stop));

    private static async Task<JoinOutcome> SendAsync(PrimaryWorld world, JoinAttempt attempt)
    {
        var answer = await world.WhileTimePassesAsync(world.Server!.Joins.JoinAsync(attempt.Request, Stop));
        return attempt.Read(new HttpAnswer(answer.StatusCode, answer.Body));
    }

    private string Token(PrimaryWorld world, VerificationKey clusterKey, string uid = "uid-1")
    {
        var now = world.Time.GetUtcNow().ToUnixTimeSeconds();
        return _forge.Sign(new JsonObject
        {
            ["iss"] = "https://kubernetes.default.svc",
            ["aud"] = new JsonArray(PrimaryWorld.Uid, JoinRequest.KeyAudience(clusterKey)),
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 600,
            ["sub"] = "system:serviceaccount:kasten-io:tombolo",
            ["kubernetes.io"] = new JsonObject { ["namespace"] = "kasten-io", ["serviceaccount"] = new JsonObject { ["name"] = "tombolo", ["uid"] = uid } },
        });
    }
}
