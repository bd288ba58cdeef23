using Tombolo.Api.Bootstraps;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Serialization;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Tests.Fleet;

namespace Tombolo.Primary.Tests.Bootstraps;

public sealed class BootstrapControllerTests
{
    [Fact]
    public async Task Bootstrap_ValidPrimary_MakesEverythingOfAPrimary()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var hub = (await world.FindClusterAsync("hub"))!;
        Assert.Equal(ClusterTypes.Primary, hub.Metadata.Labels![Labels.ClusterType]);
        Assert.True(hub.Spec!.Primary);
        Assert.Equal(("kasten-io", "k10", "https://hub.example.org/k10"), (hub.Spec.K10!.Namespace, hub.Spec.K10.ReleaseName, hub.Spec.K10.Ingress!.Url));
        Assert.Equal(PrimaryWorld.Uid, hub.Status!.Id);
        Assert.Equal(world.Server!.Identity.Key.PublicKey.Thumbprint, hub.Metadata.Annotations![Annotations.ClusterKey]);
        Assert.Equal(world.Server.Identity.Incarnation, hub.Metadata.Annotations[Annotations.Incarnation]);
        Assert.Equal([Finalizers.ClusterInfo], hub.Metadata.Finalizers!);
        Assert.True(world.Server.Directory.TryGetById(PrimaryWorld.Uid, out var member));
        Assert.True(member.IsPrimary);

        Assert.Equal(
            ["k10-multi-cluster-admin", "k10-multi-cluster-basic", "k10-multi-cluster-config-view"], await world.ListNamesAsync(KnownResources.K10ClusterRole));
        Assert.Contains("\"selector\":\"\"", await world.FindAsync(KnownResources.K10ClusterRoleBinding, "k10-multi-cluster-default-admin"), StringComparison.Ordinal);
        Assert.Equal(["k10-k10-mc-admin", "tombolo-multi-cluster"], await world.ListNamesAsync(KnownResources.RoleBinding));
        Assert.Contains(
            """{"kind":"ServiceAccount","name":"tombolo","namespace":"kasten-io"}""",
            await world.FindAsync(KnownResources.RoleBinding, "tombolo-multi-cluster"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bootstrap_ValidPrimary_StatusSaysComplete()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var status = (await FindAsync(world, "primary"))!.Status!;
        Assert.Equal(("Complete", 1L), (status.Phase, status.ObservedGeneration!.Value));
        Assert.Equal("Complete", status.Clusters!["primary-cluster"].State);
        Assert.Equal(ConditionStatus.True, status.Conditions.Find(ConditionTypes.Ready)!.Status);
        Assert.Equal(ConditionStatus.True, status.Conditions.Find(ConditionTypes.Accepted)!.Status);
    }

    [Fact]
    public async Task Promoted_TimePasses_NothingIsWritten()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.LetTimePassAsync();
        var writes = world.Api.Writes.Count;
        await world.LetTimePassAsync();
        Assert.Equal(writes, world.Api.Writes.Count);
    }

    // Two RoleBindings, three roles, a binding, the Cluster and two statuses.
    [Fact]
    public Task Promotion_ProcessDiesAfterAnyWrite_EndsTheSame() => PrimaryWorld.SurviveDeathAtEveryWriteAsync(
        writes: 9,
        async () =>
        {
            var world = new PrimaryWorld();
            await world.StartAsync();
            return world;
        },
        world => world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap()),
        async world =>
        {
            await UntilPhaseAsync(world, "primary", "Complete");
            await world.UntilAsync(() => world.FindClusterAsync("hub"), hub => hub.Status?.Id == PrimaryWorld.Uid);
            Assert.Equal(["hub"], await world.ListNamesAsync(KnownResources.Cluster));
            Assert.Equal(3, (await world.ListNamesAsync(KnownResources.K10ClusterRole)).Count);
            Assert.Equal(world.Server!.Identity.Key.PublicKey.Thumbprint, (await world.FindClusterAsync("hub"))!.Metadata.Annotations![Annotations.ClusterKey]);
        });

    [Fact]
    public async Task Complete_ClusterDeletedLater_IsNotMadeAgain()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        world.Connections.Connect(PrimaryWorld.Uid, world.Time.GetUtcNow());
        await world.DeleteAsync(KnownResources.Cluster, "hub");
        await world.GoneAsync(KnownResources.Cluster, "hub");
        await world.LetTimePassAsync();
        await world.StopAsync();
        await world.StartAsync();
        await world.LetTimePassAsync();
        Assert.Empty(await world.ListNamesAsync(KnownResources.Cluster));
    }

    [Fact]
    public async Task Complete_BootstrapMadeAgain_KeepsTheCluster()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var before = (await world.FindClusterAsync("hub"))!.Metadata.Uid;
        await world.DeleteAsync(KnownResources.Bootstrap, "primary");
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap(url: "https://moved.example.org/k10"));
        await UntilPhaseAsync(world, "primary", "Complete");
        var hub = (await world.FindClusterAsync("hub"))!;
        Assert.Equal((before, "https://moved.example.org/k10"), (hub.Metadata.Uid, hub.Spec!.K10!.Ingress!.Url));
    }

    [Fact]
    public async Task Bootstrap_WithoutUrl_FailedUntilItIsEdited()
    {
        await using var world = new PrimaryWorld();
        await world.StartAsync();
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap(url: ""));
        var failed = await UntilPhaseAsync(world, "primary", "Failed");
        var accepted = failed.Status!.Conditions.Find(ConditionTypes.Accepted)!;
        Assert.Equal((ConditionStatus.False, "Invalid", 1L), (accepted.Status, accepted.Reason, accepted.ObservedGeneration!.Value));
        Assert.Contains("spec.clusters.primary-cluster.k10.ingress.url", accepted.Message, StringComparison.Ordinal);
        Assert.Empty(await world.ListNamesAsync(KnownResources.Cluster));

        await world.PatchAsync(KnownResources.Bootstrap, "primary", """{"spec":{"clusters":{"primary-cluster":{"k10":{"ingress":{"url":"https://hub.example.org/k10"}}}}}}""");
        var complete = await UntilPhaseAsync(world, "primary", "Complete");
        Assert.Equal(2, complete.Status!.ObservedGeneration);
    }

    [Theory]
    [InlineData("""{"clusters":"all"}""")]
    [InlineData("""{"clusters":{"a":{"name":7}}}""")]
    public async Task Bootstrap_OfAnotherShape_FailedWithThePlace(string spec)
    {
        await using var world = new PrimaryWorld();
        await world.StartAsync();
        await world.CreateAsync(KnownResources.Bootstrap, $$$"""{"metadata":{"name":"odd"},"spec":{{{spec}}}}""");
        var failed = await world.UntilAsync(() => world.FindAsync(KnownResources.Bootstrap, "odd"), found => found.Contains("\"Failed\"", StringComparison.Ordinal));
        Assert.Contains("$.spec.clusters", failed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondPrimary_OtherName_FailedUntilTheFirstIsGone()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap("second", "boss"));
        var failed = await UntilPhaseAsync(world, "second", "Failed");
        Assert.Contains("'hub' is the primary", failed.Status!.Conditions.Find(ConditionTypes.Ready)!.Message, StringComparison.Ordinal);

        world.Connections.Connect(PrimaryWorld.Uid, world.Time.GetUtcNow());
        await world.DeleteAsync(KnownResources.Cluster, "hub");
        await UntilPhaseAsync(world, "second", "Complete");
        Assert.Equal(["boss"], await world.ListNamesAsync(KnownResources.Cluster));
    }

    [Fact]
    public async Task TwoPrimariesAtOnce_OneIsMade()
    {
        await using var world = new PrimaryWorld();
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap("first", "hub"));
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap("second", "boss"));
        await world.StartAsync();
        await world.UntilAsync(async () => (await FindAsync(world, "first"))?.Status is not null && (await FindAsync(world, "second"))?.Status is not null, () => "no status yet");
        string[] phases = [(await FindAsync(world, "first"))!.Status!.Phase!, (await FindAsync(world, "second"))!.Status!.Phase!];
        Assert.Equal(["Complete", "Failed"], phases.Order(StringComparer.Ordinal));
        Assert.Single(await world.ListNamesAsync(KnownResources.Cluster));
    }

    [Fact]
    public async Task Secondary_PendingUntilItHasLeft()
    {
        await using var world = new PrimaryWorld();
        await world.CreateAsync(KnownResources.Secret, """{"metadata":{"name":"mc-cluster-info"},"stringData":{"primaryName":"boss"}}""", "kasten-io");
        await world.StartAsync();
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap());
        var pending = await UntilPhaseAsync(world, "primary", "Pending");
        Assert.Contains("secondary of 'boss'", pending.Status!.Conditions.Find(ConditionTypes.Ready)!.Message, StringComparison.Ordinal);
        Assert.Empty(await world.ListNamesAsync(KnownResources.Cluster));
        await world.DeleteAsync(KnownResources.Secret, "mc-cluster-info", "kasten-io");
        await UntilPhaseAsync(world, "primary", "Complete");
    }

    [Fact]
    public async Task Forbidden_PendingWithTheRepairAndTriedAgain()
    {
        await using var world = new PrimaryWorld();
        await world.StartAsync();
        world.Api.BeforeRequest = request => request is { Verb: "create", Key.Name: "k10-k10-mc-admin" } ? new KubernetesStatus(403, "Forbidden", "not allowed to bind", [], null) : null;
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap());
        var pending = await UntilPhaseAsync(world, "primary", "Pending");
        var ready = pending.Status!.Conditions.Find(ConditionTypes.Ready)!;
        Assert.Equal("Forbidden", ready.Reason);
        Assert.Contains("tombolo manifests rbac", ready.Message, StringComparison.Ordinal);
        Assert.Equal(ConditionStatus.True, pending.Status.Conditions.Find(ConditionTypes.Accepted)!.Status);

        var writes = world.Api.Writes.Count(write => write.Subresource == "status");
        await world.LetTimePassAsync();
        Assert.Equal(writes, world.Api.Writes.Count(write => write.Subresource == "status"));
        world.Api.BeforeRequest = null;
        await UntilPhaseAsync(world, "primary", "Complete");
    }

    [Fact]
    public async Task ServerBinding_WithOtherSubjects_KeepsThemAndGetsOurs()
    {
        await using var world = new PrimaryWorld();
        await world.CreateAsync(
            KnownResources.RoleBinding,
            """{"metadata":{"name":"tombolo-multi-cluster"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"tombolo-multi-cluster"},"subjects":[{"kind":"User","name":"ann"}]}""");
        await world.StartAsync();
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap());
        await UntilPhaseAsync(world, "primary", "Complete");
        var binding = await world.FindAsync(KnownResources.RoleBinding, "tombolo-multi-cluster");
        Assert.Contains("\"ann\"", binding, StringComparison.Ordinal);
        Assert.Contains("\"tombolo\",\"namespace\":\"kasten-io\"", binding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"spec":{"clusters":{"primary-cluster":{"k10":{"ingress":{"url":"https://hub.example.org/k10"}}}}}}""", "Complete")]
    [InlineData("""{"spec":{"clusters":{"primary-cluster":{"name":"BAD"}}}}""", "Failed")]
    public async Task CrdWithoutStatusSubresource_StatusIsWrittenOnceAndLatched(string edit, string phase)
    {
        await using var world = new PrimaryWorld();
        world.Api.RemoveStatusSubresource(KnownResources.Bootstrap, KnownResources.Cluster);
        await world.StartAsync();
        await world.CreateAsync(KnownResources.Bootstrap, Manifests.Bootstrap(url: ""));
        await UntilPhaseAsync(world, "primary", "Failed");
        await world.PatchAsync(KnownResources.Bootstrap, "primary", edit);
        await UntilPhaseAsync(world, "primary", phase);
        await world.LetTimePassAsync();
        var writes = world.Api.Writes.Count;
        await world.LetTimePassAsync();
        Assert.Equal(writes, world.Api.Writes.Count);
    }

    [Fact]
    public async Task Promotion_NoKeyReachesALogOrAStatus()
    {
        await using var world = await PrimaryWorld.PromotedAsync();
        var key = world.Server!.Identity.Key.ExportPkcs8();
        string[] secrets = [Convert.ToBase64String(key), Convert.ToBase64String(world.Server.Identity.FleetKey.Span)];
        var bootstrap = await world.FindAsync(KnownResources.Bootstrap, "primary");
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(world.Logs.Lines, line => line.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(secret, bootstrap, StringComparison.Ordinal);
        }
    }

    private static async Task<Bootstrap?> FindAsync(PrimaryWorld world, string name) =>
        await world.FindObjectAsync(KnownResources.Bootstrap, name) is { } found ? found.Deserialize(ApiJsonContext.Default.Bootstrap) : null;

    private static Task<Bootstrap> UntilPhaseAsync(PrimaryWorld world, string name, string phase) =>
        world.UntilAsync(() => FindAsync(world, name), found => found.Status?.Phase == phase && found.Status.ObservedSpec is not null);
}
