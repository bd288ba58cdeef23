using System.Security.Cryptography;
using System.Text;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Primary.Tests.Membership;

public sealed class JoinHandlerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Join_ValidToken_MakesClusterAndBootstrap()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var token = await TokenAsync(world);
        using var joiner = new Joiner { Ingress = "https://lyon.example.org/k10/" };
        var accepted = Assert.IsType<JoinSucceeded>(await joiner.JoinAsync(world, token, Stop)).Accepted;
        Assert.Equal(("shop-lyon", joiner.Id, "hub", PrimaryWorld.Uid), (accepted.Name, accepted.Id, accepted.PrimaryName, accepted.PrimaryId));

        var cluster = await world.UntilAsync(() => world.FindClusterAsync("shop-lyon"), found => found.Status?.Id is not null);
        Assert.Equal((joiner.Id, "Joining"), (cluster.Status!.Id, cluster.Status.State));
        Assert.Equal("https://lyon.example.org/k10", cluster.Spec!.K10!.Ingress!.Url);
        Assert.Equal(TokenId(token), cluster.Metadata.Annotations![Annotations.TokenId]);
        Assert.Equal([Finalizers.ClusterInfo], cluster.Metadata.Finalizers!);
        Assert.Equal(["shop-lyon"], await world.ListNamesAsync(KnownResources.Cluster, "dist.kio.kasten.io/cluster-type=secondary"));

        var bootstrap = await world.UntilAsync(
            () => world.FindAsync(KnownResources.Bootstrap, "join-shop-lyon"), found => found.Contains("\"phase\":\"Complete\"", StringComparison.Ordinal));
        Assert.Contains(TokenId(token), bootstrap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_Done_DirectoryKnowsTheMember()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        using var joiner = new Joiner();
        await joiner.JoinAsync(world, await TokenAsync(world), Stop);
        await world.UntilAsync(() => world.Server!.Directory.TryGetById(joiner.Id, out _));
        Assert.True(world.Server!.Directory.TryGetByName("shop-lyon", out var member));
        Assert.Equal((joiner.Key.PublicKey.Thumbprint, "life-1", "kasten-io", false), (member.KeyThumbprint, member.Incarnation, member.K10Namespace, member.IsPrimary));
        Assert.Equal(joiner.Key.PublicKey.SubjectPublicKeyInfo.ToArray(), member.PublicKey.ToArray());
        Assert.Equal(2, world.Server.Directory.List().Count);
    }

    [Fact]
    public async Task Join_Repeated_SameClusterAndNoWrite()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var token = await TokenAsync(world);
        using var joiner = new Joiner { Name = null };
        var name = Assert.IsType<JoinSucceeded>(await joiner.JoinAsync(world, token, Stop)).Accepted.Name;
        Assert.Matches("^cluster-[a-z0-9]{5}$", name);
        await world.UntilAsync(() => world.FindClusterAsync(name), found => found.Status?.Id is not null);
        var before = await world.FindAsync(KnownResources.Cluster, name);
        Assert.Equal(name, Assert.IsType<JoinSucceeded>(await joiner.JoinAsync(world, token, Stop)).Accepted.Name);
        Assert.Equal(before, await world.FindAsync(KnownResources.Cluster, name));
    }

    [Fact]
    public async Task Join_AgainWithANewTokenLifeAndUrl_ChangesTheClusterInOneWrite()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        using var joiner = new Joiner();
        await joiner.JoinAsync(world, await TokenAsync(world), Stop);
        await world.UntilAsync(() => world.FindClusterAsync("shop-lyon"), found => found.Status?.Id is not null);
        var second = await TokenAsync(world, "second");
        var writes = world.Api.Writes.Count;

        joiner.Incarnation = "life-2";
        joiner.Ingress = "https://lyon.example.org/k10";
        Assert.IsType<JoinSucceeded>(await joiner.JoinAsync(world, second, Stop));
        var cluster = (await world.FindClusterAsync("shop-lyon"))!;
        Assert.Equal(("life-2", TokenId(second)), (cluster.Metadata.Annotations![Annotations.Incarnation], cluster.Metadata.Annotations[Annotations.TokenId]));
        Assert.Equal("https://lyon.example.org/k10", cluster.Spec!.K10!.Ingress!.Url);
        Assert.Single(world.Api.Writes.Skip(writes), write => write.Type == KnownResources.Cluster);
    }

    // The Cluster, its status, the Bootstrap and its status.
    [Fact]
    public async Task Join_ProcessDiesAfterAnyWrite_OneClusterInTheEnd()
    {
        using var joiner = new Joiner { Name = null };
        var token = "";
        await PrimaryWorld.SurviveDeathAtEveryWriteAsync(
            writes: 4,
            async () =>
            {
                var world = await PrimaryWorld.PromotedAsync();
                token = await TokenAsync(world);
                return world;
            },
            async world =>
            {
                try
                {
                    await joiner.JoinAsync(world, token, Stop);
                }
                catch (Exception death) when (death is IOException or OperationCanceledException)
                {
                    // The server died before it answered.
                }
            },
            async world =>
            {
                await world.UntilAsync(async () => await joiner.JoinAsync(world, token, Stop) is JoinSucceeded, () => "it does not join");
                var name = Assert.Single(await world.ListNamesAsync(KnownResources.Cluster, "dist.kio.kasten.io/cluster-type=secondary"));
                await world.UntilAsync(() => world.FindClusterAsync(name), found => found.Status?.Id == joiner.Id);
                await world.UntilAsync(
                    () => world.FindAsync(KnownResources.Bootstrap, "join-" + name), found => found.Contains("\"phase\":\"Complete\"", StringComparison.Ordinal));
            });
    }

    [Fact]
    public async Task Join_ManyAtOnce_LastUseIsTakenOnce()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var token = await TokenAsync(world, annotations: """{"tombolo.io/max-uses":"3"}""");
        var outcomes = await JoinManyAsync(world, token, i => $"shop-{i}");
        Assert.Equal(3, outcomes.Count(outcome => outcome is JoinSucceeded));
        Assert.All(outcomes.OfType<JoinRefused>(), refused => Assert.Equal("TokenExhausted", refused.Reason));
        Assert.Equal(9, outcomes.Count(outcome => outcome is JoinRefused));
    }

    [Fact]
    public async Task Join_ManyAtOnceWithOneName_OneGetsIt()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var outcomes = await JoinManyAsync(world, await TokenAsync(world), _ => "shop");
        Assert.Single(outcomes, outcome => outcome is JoinSucceeded);
        Assert.All(outcomes.OfType<JoinRefused>(), refused => Assert.Equal("NameTaken", refused.Reason));
    }

    [Fact]
    public async Task Join_TokenSecretDeleted_TokenDeleted()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var token = await TokenAsync(world);
        await world.DeleteAsync(KnownResources.Secret, "token");
        using var joiner = new Joiner();
        await world.UntilAsync(async () => await joiner.JoinAsync(world, token, Stop) is JoinRefused { Reason: "TokenDeleted" }, () => "it is not refused");
    }

    [Fact]
    public async Task Join_TokenThatWasNeverMadeHere_InvalidToken()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        using var joiner = new Joiner();
        var refused = Assert.IsType<JoinRefused>(await joiner.JoinAsync(world, ForgeToken(world.Server!.Identity.Key.PublicKey.Thumbprint), Stop));
        Assert.Equal("InvalidToken", refused.Reason);
    }

    [Fact]
    public async Task Join_TokenExpires_TokenExpired()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var token = await TokenAsync(world, annotations: """{"tombolo.io/expires-at":"2026-01-01T01:00:00Z"}""");
        using var joiner = new Joiner();
        Assert.IsType<JoinSucceeded>(await joiner.JoinAsync(world, token, Stop));
        world.Time.Advance(TimeSpan.FromHours(1));
        using var late = new Joiner { Name = "late" };
        var refused = Assert.IsType<JoinRefused>(await late.JoinAsync(world, token, Stop));
        Assert.Equal("TokenExpired", refused.Reason);
        Assert.Contains("2026-01-01T01:00:00Z", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_OtherKey_IdentityMismatchUntilItIsAllowedOnce()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var token = await TokenAsync(world);
        using var joiner = new Joiner();
        await joiner.JoinAsync(world, token, Stop);
        using var oldKey = joiner.Key;
        joiner.Key = SigningKey.Create();
        Assert.Equal("IdentityMismatch", Assert.IsType<JoinRefused>(await joiner.JoinAsync(world, token, Stop)).Reason);

        await world.AnnotateAsync("shop-lyon", Annotations.AllowRekey, joiner.Key.PublicKey.Thumbprint);
        await world.UntilAsync(async () => await joiner.JoinAsync(world, token, Stop) is JoinSucceeded, () => "it does not join");
        var cluster = (await world.FindClusterAsync("shop-lyon"))!;
        Assert.Equal(joiner.Key.PublicKey.Thumbprint, cluster.Metadata.Annotations![Annotations.ClusterKey]);
        Assert.DoesNotContain(Annotations.AllowRekey, cluster.Metadata.Annotations.Keys);
    }

    [Fact]
    public async Task Join_RebuiltClusterTakesItsNameOver_StatusStartsAnew()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var token = await TokenAsync(world);
        using var before = new Joiner();
        await before.JoinAsync(world, token, Stop);
        await world.UntilAsync(() => world.FindClusterAsync("shop-lyon"), found => found.Status?.Id is not null);
        await world.Api.PatchAsync(
            KnownResources.Cluster,
            new ResourceKey(PrimaryWorld.Fleet, "shop-lyon"),
            Kubernetes.Client.PatchKind.Merge,
            """{"status":{"revision":{"epoch":1,"sequence":2,"hash":"h"}}}"""u8.ToArray(),
            Kubernetes.Client.WriteOptions.Status,
            Stop);

        using var rebuilt = new Joiner();
        await world.AnnotateAsync("shop-lyon", Annotations.AllowRekey, rebuilt.Key.PublicKey.Thumbprint);
        await world.UntilAsync(async () => await rebuilt.JoinAsync(world, token, Stop) is JoinSucceeded, () => "it does not join");
        var cluster = await world.UntilAsync(() => world.FindClusterAsync("shop-lyon"), found => found.Status?.Id == rebuilt.Id);
        Assert.Null(cluster.Status!.Revision);
    }

    [Fact]
    public async Task Join_Replayed_IsRefused()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        using var joiner = new Joiner();
        var request = await RequestAsync(world, joiner, await TokenAsync(world));
        Assert.Equal(200, (await world.Server!.Joins.JoinAsync(request, Stop)).StatusCode);
        var replayed = await world.Server.Joins.JoinAsync(request, Stop);
        Assert.Equal(("ChallengeExpired", 429), (Reason(replayed.Body), replayed.StatusCode));
    }

    [Fact]
    public async Task Join_BeforeThereIsAPrimary_NotReady()
    {
        await using var world = new PrimaryWorld();
        await world.StartAsync();
        using var token = JoinToken.Create("hub", "https://hub.example.org/k10", world.Server!.Identity.Key);
        using var joiner = new Joiner();
        Assert.Contains("NotReady", Assert.IsType<JoinTransient>(await joiner.JoinAsync(world, token.Format(), Stop)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_ApiServerRefuses_NotReadyAndNothingIsTold()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var token = await TokenAsync(world);
        using var joiner = new Joiner();
        world.Api.BeforeRequest = request => request is { Verb: "create", Type.Kind: "Cluster" } ? new KubernetesStatus(500, "InternalError", "etcd is full", [], null) : null;
        var message = Assert.IsType<JoinTransient>(await joiner.JoinAsync(world, token, Stop)).Message;
        Assert.Contains("NotReady", message, StringComparison.Ordinal);
        Assert.DoesNotContain("etcd", message, StringComparison.Ordinal);
        world.Api.BeforeRequest = null;
        Assert.IsType<JoinSucceeded>(await joiner.JoinAsync(world, token, Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"body":"e30","signatures":{}}""")]
    public async Task Join_Malformed_SignedRefusal(string body)
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var answer = await world.Server!.Joins.JoinAsync(Encoding.UTF8.GetBytes(body), Stop);
        Assert.Equal(("Malformed", 400), (Reason(answer.Body), answer.StatusCode));
    }

    [Fact]
    public async Task Challenge_UnknownVersion_SignedRefusal()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var answer = await world.Server!.Joins.ChallengeAsync("""{"versions":[99]}"""u8.ToArray(), Stop);
        Assert.Equal(("VersionUnsupported", 400), (Reason(answer.Body), answer.StatusCode));
    }

    [Fact]
    public async Task Join_ValuesThatCannotBecomeObjects_Malformed()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        using var joiner = new Joiner { Incarnation = "life.1/../x" };
        Assert.Contains("incarnation", Assert.IsType<JoinTransient>(await joiner.JoinAsync(world, await TokenAsync(world), Stop)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_Everything_NoTokenReachesALogOrAnObject()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var token = await TokenAsync(world);
        using var joiner = new Joiner();
        await joiner.JoinAsync(world, token, Stop);
        using var taken = new Joiner();
        await taken.JoinAsync(world, token, Stop);
        var secret = token.Split('.')[2];
        Assert.DoesNotContain(world.Logs.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, await world.FindAsync(KnownResources.Cluster, "shop-lyon"), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await world.FindAsync(KnownResources.Bootstrap, "join-shop-lyon"), StringComparison.Ordinal);
    }

    private static async Task<JoinOutcome[]> JoinManyAsync(PrimaryWorld world, string token, Func<int, string> name)
    {
        var joiners = Enumerable.Range(0, 12).Select(i => new Joiner { Name = name(i) }).ToList();
        var outcomes = await Task.WhenAll(joiners.Select(joiner => Task.Run(() => joiner.JoinAsync(world, token, Stop))));
        joiners.ForEach(joiner => joiner.Dispose());
        return outcomes;
    }

    private static async Task<string> TokenAsync(PrimaryWorld world, string name = "token", string annotations = "{}")
    {
        await world.CreateAsync(KnownResources.Secret, Manifests.JoinToken(name, annotations));
        var text = await Joiner.TokenAsync(world, name);
        await world.UntilAsync(() => world.Server!.Tokens.Find(TokenId(text)) is not null);
        return text;
    }

    private static string TokenId(string text)
    {
        Assert.True(JoinToken.TryParse(text, out var token, out _));
        using (token)
        {
            return token.Id;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> RequestAsync(PrimaryWorld world, Joiner joiner, string text)
    {
        Assert.True(JoinToken.TryParse(text, out var token, out _));
        using (token)
        {
            var challenged = await world.Server!.Joins.ChallengeAsync(JoinClient.CreateChallengeRequest(), Stop);
            Assert.True(JoinClient.TryReadChallenge(new HttpAnswer(challenged.StatusCode, challenged.Body), token, out var challenge, out _));
            return JoinClient.Begin(token, joiner.Key, challenge, joiner.Details()).Request;
        }
    }

    private static string Reason(ReadOnlyMemory<byte> body)
    {
        var refusal = SignedMessage.Open(
            body.Span, ProtocolJsonContext.Default.Refusal, SignatureNames.Primary, SignatureDomain.Refusal, content => content.PrimaryKey);
        Assert.True(refusal.IsSuccess);
        return refusal.Content.Reason;
    }

    // A token text as anybody can write it who knows the key of the primary, which is public.
    private static string ForgeToken(string primaryKey)
    {
        var publicPart = Encoding.UTF8.GetBytes($$"""{"primary":"hub","url":"https://hub.example.org/k10","key":"{{primaryKey}}"}""");
        using var key = SigningKey.Create();
        var head = $"tmb1.{BinaryText.Encode(publicPart)}.{BinaryText.Encode(key.ExportScalar())}";
        return $"{head}.{BinaryText.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(head)).AsSpan(0, 6))}";
    }
}
