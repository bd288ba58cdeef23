using System.Text;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Tests.Membership;

public sealed class MembershipControllerTests
{
    [Theory]
    [InlineData("""{"metadata":{"labels":{"dist.kio.kasten.io/cluster-type":null}}}""")]
    [InlineData("""{"metadata":{"labels":{"dist.kio.kasten.io/cluster-type":"primary"}}}""")]
    [InlineData("""{"metadata":{"finalizers":null}}""")]
    public async Task LivingCluster_MarkRemoved_GetsItBack(string patch)
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        await fleet.World.PatchAsync(KnownResources.Cluster, "shop-lyon", patch);
        await fleet.World.UntilAsync(
            fleet.FindAsync,
            found => found.Metadata.Labels?.GetValueOrDefault(Labels.ClusterType) == "secondary" && found.Metadata.Finalizers?.Contains(Finalizers.ClusterInfo) == true);
    }

    [Fact]
    public async Task LivingCluster_StatusLost_IdIsPublishedAgain()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        await fleet.World.Api.PatchAsync(
            KnownResources.Cluster, new ResourceKey(PrimaryWorld.Fleet, "shop-lyon"), Kubernetes.Client.PatchKind.Merge, """{"status":null}"""u8.ToArray(), Kubernetes.Client.WriteOptions.Status, default);
        await fleet.World.UntilAsync(fleet.FindAsync, found => found.Status?.Id == fleet.Joiner.Id);
    }

    [Fact]
    public async Task ClusterOfSomebodyElse_IsLeftAlone()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        await fleet.World.CreateAsync(KnownResources.Cluster, """{"metadata":{"name":"stranger"},"spec":{"primary":false}}""");
        await fleet.World.LetTimePassAsync();
        Assert.DoesNotContain(fleet.World.Api.Writes, write => write.Key.Name == "stranger" && write.Verb != "create");
    }

    [Fact]
    public async Task KindEnds_ConnectedMember_IsReleasedWithItsCopiesKept()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        fleet.Connect();
        await fleet.World.CreateAsync(
            KnownResources.CustomResourceDefinition,
            $$$"""{"metadata":{"name":"{{{KnownResources.Cluster.QualifiedName}}}","finalizers":["customresourcecleanup.apiextensions.k8s.io"]},"spec":{"group":"dist.kio.kasten.io"}}""",
            @namespace: null);

        // As the API server does it: the definition is being deleted first, and then all objects of its kind.
        await fleet.World.DeleteAsync(KnownResources.CustomResourceDefinition, KnownResources.Cluster.QualifiedName, "");
        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");

        await fleet.World.GoneAsync(KnownResources.Cluster, "shop-lyon");
        var (_, _, payload) = Assert.Single(fleet.World.Connections.Asked);
        Assert.True(SignedMessage.TryParse(Encoding.UTF8.GetBytes(payload), out var message));
        Assert.False(TombstoneVerifier.Verify(message, fleet.PrimaryKey, fleet.Joiner.Id, fleet.Joiner.Incarnation)!.RemoveCopies);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("true", false)]
    public async Task Deleted_ConnectedMember_IsAskedWithASignedStatementAndGoes(string? keepCopies, bool removeCopies)
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        fleet.Connect();
        if (keepCopies is not null)
        {
            await fleet.World.AnnotateAsync("shop-lyon", Annotations.KeepCopies, keepCopies);
        }

        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");
        await fleet.World.GoneAsync(KnownResources.Cluster, "shop-lyon");
        await fleet.World.GoneAsync(KnownResources.Bootstrap, "join-shop-lyon");
        var (clusterId, verb, payload) = Assert.Single(fleet.World.Connections.Asked);
        Assert.Equal((fleet.Joiner.Id, "leave"), (clusterId, verb));
        Assert.True(SignedMessage.TryParse(Encoding.UTF8.GetBytes(payload), out var message));
        var statement = TombstoneVerifier.Verify(message, fleet.PrimaryKey, fleet.Joiner.Id, fleet.Joiner.Incarnation)!;
        Assert.Equal(("ClusterDeleted", removeCopies), (statement.Cause, statement.RemoveCopies));
        Assert.Null(fleet.World.Server!.Tombstones.Find(fleet.Joiner.Id, fleet.Joiner.Incarnation));
    }

    [Fact]
    public async Task Deleted_UnreachableMember_HangsAndTellsUntilItIsBack()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        fleet.Connect();
        fleet.Disconnect();
        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");
        var deleting = await fleet.UntilDeletingAsync("Unreachable");
        Assert.Contains("tombolo.io/force-disconnect=true", deleting.Message, StringComparison.Ordinal);
        Assert.Equal(ConditionStatus.True, deleting.Status);

        var writes = fleet.World.Api.Writes.Count;
        await fleet.World.LetTimePassAsync();
        Assert.Equal(writes, fleet.World.Api.Writes.Count);
        fleet.Connect();
        await fleet.World.GoneAsync(KnownResources.Cluster, "shop-lyon");
    }

    [Fact]
    public async Task Deleted_MemberGoesAwayWhileAsked_IsAskedAgain()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        var answers = 0;
        fleet.World.Connections.Answer = _ => Interlocked.Increment(ref answers) < 3 ? null : new MemberAnswer(true, "", "");
        fleet.Connect();
        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");
        await fleet.World.GoneAsync(KnownResources.Cluster, "shop-lyon");
        Assert.Equal(3, answers);
    }

    [Fact]
    public async Task Deleted_MemberCannotLeave_SaysWhyAndAsksAgain()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        fleet.World.Connections.Answer = _ => new MemberAnswer(false, "Failed", "Profile s3 is held by a finalizer.");
        fleet.Connect();
        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");
        Assert.Contains("Profile s3 is held", (await fleet.UntilDeletingAsync("LeaveFailed")).Message, StringComparison.Ordinal);
        fleet.World.Connections.Answer = _ => new MemberAnswer(true, "", "");
        await fleet.World.GoneAsync(KnownResources.Cluster, "shop-lyon");
    }

    [Fact]
    public async Task ForceDisconnect_StoresTheTombstoneBeforeTheFinalizerGoes()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");
        await fleet.UntilDeletingAsync("Unreachable");
        await fleet.World.AnnotateAsync("shop-lyon", Annotations.ForceDisconnect, "true");
        await fleet.World.GoneAsync(KnownResources.Cluster, "shop-lyon");
        Assert.Empty(fleet.World.Connections.Asked);
        var writes = fleet.World.Api.Writes.Select(write => $"{write.Verb} {write.Key.Name}").ToList();
        Assert.True(writes.IndexOf("create tombolo-tombstones") < writes.LastIndexOf("patch shop-lyon"));

        await fleet.RestartAsync();
        var statement = fleet.Tombstone()!;
        Assert.Equal(("ForcedDisconnect", false), (statement.Cause, statement.RemoveCopies));
        await fleet.World.Server!.Tombstones.AcknowledgeAsync(fleet.Joiner.Id, fleet.Joiner.Incarnation, TestContext.Current.CancellationToken);
        Assert.Null(fleet.Tombstone());
        await fleet.RestartAsync();
        Assert.Null(fleet.Tombstone());
    }

    [Fact]
    public async Task ForcedOut_JoinsAgain_TombstoneIsForgotten()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        await fleet.World.AnnotateAsync("shop-lyon", Annotations.ForceDisconnect, "true");
        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");
        await fleet.World.GoneAsync(KnownResources.Cluster, "shop-lyon");
        Assert.NotNull(fleet.Tombstone());
        Assert.IsType<JoinSucceeded>(await fleet.JoinAsync());
        Assert.Null(fleet.Tombstone());
    }

    // The record of the join, the tombstone and the finalizer.
    [Fact]
    public Task ForceDisconnect_ProcessDiesAfterAnyWrite_EndsTheSame()
    {
        JoinedFleet? fleet = null;
        return PrimaryWorld.SurviveDeathAtEveryWriteAsync(
            writes: 3,
            async () =>
            {
                fleet = await JoinedFleet.CreateAsync();
                await fleet.World.AnnotateAsync("shop-lyon", Annotations.ForceDisconnect, "true");
                return fleet.World;
            },
            world => world.DeleteAsync(KnownResources.Cluster, "shop-lyon"),
            async world =>
            {
                await world.GoneAsync(KnownResources.Cluster, "shop-lyon");
                await world.GoneAsync(KnownResources.Bootstrap, "join-shop-lyon");
                Assert.NotNull(fleet!.Tombstone());
            });
    }

    [Fact]
    public async Task LeaveDeadline_EndsTheWaitByItself()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        await fleet.World.AnnotateAsync("shop-lyon", Annotations.LeaveDeadline, "15m");
        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");
        await fleet.UntilDeletingAsync("Unreachable");
        fleet.World.Time.Advance(TimeSpan.FromMinutes(13));
        Assert.NotNull(await fleet.FindAsync());
        fleet.World.Time.Advance(TimeSpan.FromMinutes(3));
        await fleet.World.GoneAsync(KnownResources.Cluster, "shop-lyon");
        Assert.Equal("LeaveDeadline", fleet.Tombstone()!.Cause);
    }

    [Fact]
    public async Task Protect_HoldsTheDeletionUntilItIsRemoved()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        fleet.Connect();
        await fleet.World.AnnotateAsync("shop-lyon", Annotations.Protect, "true");
        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");
        await fleet.UntilDeletingAsync("Protected");
        Assert.Empty(fleet.World.Connections.Asked);
        await fleet.World.PatchAsync(KnownResources.Cluster, "shop-lyon", """{"metadata":{"annotations":{"tombolo.io/protect":null}}}""");
        await fleet.World.GoneAsync(KnownResources.Cluster, "shop-lyon");
    }

    [Fact]
    public async Task Primary_WithSecondaries_WaitsForThemAndSaysSo()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        fleet.Connect();
        fleet.World.Connections.Connect(PrimaryWorld.Uid, fleet.World.Time.GetUtcNow());
        await fleet.World.DeleteAsync(KnownResources.Cluster, "hub");
        Assert.Contains("shop-lyon", (await fleet.UntilDeletingAsync("HasSecondaries", "hub")).Message, StringComparison.Ordinal);
        Assert.Contains("NotReady", Assert.IsType<JoinTransient>(await fleet.JoinAsync()).Message, StringComparison.Ordinal);
        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");
        await fleet.World.GoneAsync(KnownResources.Cluster, "hub");
        Assert.Equal([fleet.Joiner.Id, PrimaryWorld.Uid], fleet.World.Connections.Asked.Select(ask => ask.ClusterId));
    }

    [Fact]
    public async Task MemberLeftByItself_ClusterGoesWithoutAsking()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        Assert.True(fleet.World.Server!.Directory.TryGetById(fleet.Joiner.Id, out var member));
        await fleet.World.Server.Departures.DepartedAsync(member, TestContext.Current.CancellationToken);
        await fleet.World.Server.Departures.DepartedAsync(member, TestContext.Current.CancellationToken);
        await fleet.World.GoneAsync(KnownResources.Cluster, "shop-lyon");
        Assert.Empty(fleet.World.Connections.Asked);
        await fleet.World.Server.Departures.DepartedAsync(member, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task DeletedWhileAway_MemberJoinsWithANewLife_OldClusterGoesAndItIsTakenIn()
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        await fleet.World.DeleteAsync(KnownResources.Cluster, "shop-lyon");
        await fleet.UntilDeletingAsync("Unreachable");
        Assert.IsType<JoinTransient>(await fleet.JoinAsync());
        Assert.NotNull(await fleet.FindAsync());
        fleet.Joiner.Incarnation = "life-2";
        await fleet.World.UntilAsync(async () => await fleet.JoinAsync() is JoinSucceeded, () => "it does not join");
        var cluster = await fleet.World.UntilAsync(fleet.FindAsync, found => found.Metadata.DeletionTimestamp is null);
        Assert.Equal("life-2", cluster.Metadata.Annotations![Annotations.Incarnation]);
    }

    public static TheoryData<string> CleanUpOrders => new()
    {
        "secondaries primary secret namespace",
        "primary secondaries secret namespace",
        "secret primary secondaries namespace",
        "namespace",
        "primary namespace",
        "secondaries namespace",
        "namespace secondaries primary",
    };

    [Theory]
    [MemberData(nameof(CleanUpOrders))]
    public async Task CleanUp_InAnyOrder_EndsWithoutTheNamespace(string order)
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        fleet.Connect();
        fleet.World.Connections.Connect(PrimaryWorld.Uid, fleet.World.Time.GetUtcNow());
        foreach (var step in order.Split(' '))
        {
            await fleet.DeleteAsync(step);
        }

        await fleet.World.UntilAsync(async () => await fleet.World.FindAsync(KnownResources.Namespace, PrimaryWorld.Fleet) is null, () => "the namespace is still there");
        Assert.DoesNotContain(fleet.World.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task NamespaceDeleted_MembersKeepTheirCopies(bool isConnected)
    {
        await using var fleet = await JoinedFleet.CreateAsync();
        if (isConnected)
        {
            fleet.Connect();
        }

        var creates = fleet.World.Api.Requests.Count(request => request is { Verb: "create", Key.Namespace: PrimaryWorld.Fleet });
        await fleet.World.DeleteAsync(KnownResources.Namespace, PrimaryWorld.Fleet);
        await fleet.World.UntilAsync(async () => await fleet.World.FindAsync(KnownResources.Namespace, PrimaryWorld.Fleet) is null, () => "the namespace is still there");
        Assert.Equal(creates, fleet.World.Api.Requests.Count(request => request is { Verb: "create", Key.Namespace: PrimaryWorld.Fleet }));
        if (isConnected)
        {
            Assert.True(SignedMessage.TryParse(Encoding.UTF8.GetBytes(Assert.Single(fleet.World.Connections.Asked).Payload), out var message));
            Assert.False(TombstoneVerifier.Verify(message, fleet.PrimaryKey, fleet.Joiner.Id, fleet.Joiner.Incarnation)!.RemoveCopies);
        }
        else
        {
            Assert.Equal(("NamespaceDeleted", false), (fleet.Tombstone()!.Cause, fleet.Tombstone()!.RemoveCopies));
        }
    }
}
