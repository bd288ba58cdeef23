using Tombolo.Api.Manifests;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Secondary.Apply.Leaving;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Apply;

/// <summary>Clusters that are not as ours: other definitions, missing kinds and namespaces, and the rights of the manifests and no others.</summary>
public sealed class StrangeClusterTests(ControlPlanePool pool)
{
    private const string StrictProfiles = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: profiles.config.kio.kasten.io}
        spec:
          group: config.kio.kasten.io
          scope: Namespaced
          names: {kind: Profile, listKind: ProfileList, plural: profiles, singular: profile}
          versions:
            - name: v1alpha1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      properties:
                        type: {type: string}
                        infraPortable: {type: boolean, default: false}
                        retries: {type: integer, default: 3}
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StrictDefinition_RewritesAField_IsAWarningWrittenOnceAndNeverAgain()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var cluster = await StrictAsync(lease[0]);
        var item = ItemOf.Profile("a", """{"type":"Location","retries":null}""");

        await cluster.DesireAsync(item);
        Assert.Equal(ObjectStates.FieldIgnored, cluster.Result(item)!.State);
        Assert.Contains("spec.retries", cluster.Result(item)!.Message, StringComparison.Ordinal);
        await cluster.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"labels":{"touched":"yes"}}}""");
        Assert.Equal(["patch profiles a 201"], await cluster.WritesAsync([item]));

        var mark = cluster.Mark();
        await cluster.RestartAsync(item);
        Assert.Equal(ObjectStates.FieldIgnored, cluster.Result(item)!.State);
        Assert.Empty(await cluster.WritesAsync([item], mark));
    }

    [Fact]
    public async Task StrictDefinition_AddsDefaults_IsNoDifference()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var cluster = await StrictAsync(lease[0]);

        await cluster.DesireAsync(ItemOf.Profile("a"));

        Assert.Equal((ObjectStates.Applied, ""), (cluster.Result(ItemOf.Profile("a"))!.State, cluster.Result(ItemOf.Profile("a"))!.Reason));
        Assert.Equal(3, (int)(await cluster.GetAsync(KnownResources.Profile, "a"))!["spec"]!["retries"]!);
    }

    [Fact]
    public async Task StrictDefinition_DoesNotKnowAField_IsRefusedWholeAndSaysWhich()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var cluster = await StrictAsync(lease[0]);
        var item = ItemOf.Profile("a", """{"type":"Location","unknown":{"a":1}}""");

        await cluster.DesireAsync(item);

        Assert.Equal((ObjectStates.Failed, ObjectReasons.Invalid), (cluster.Result(item)!.State, cluster.Result(item)!.Reason));
        Assert.Contains(".spec.unknown", cluster.Result(item)!.Message, StringComparison.Ordinal);
        Assert.Null(await cluster.GetAsync(KnownResources.Profile, "a"));
    }

    [Fact]
    public async Task MissingKindAndNamespace_FailWithTheirRepair_AndAreAppliedWhenTheyAreThere()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var plane = lease[0];
        await using var cluster = ApplyCluster.On(plane, "kasten-io", plane.AdminKubeconfig);
        var (profile, secret) = (ItemOf.Profile("a"), ItemOf.Secret("cred", "one"));

        cluster.Want(profile, secret);
        await cluster.ResultAsync(secret, result => result.Reason == ObjectReasons.NamespaceMissing, "misses its namespace");
        await cluster.ResultAsync(profile, result => result.Reason == ObjectReasons.KindNotServed, "misses its kind");
        Assert.Contains("install its CustomResourceDefinition", cluster.Result(profile)!.Message, StringComparison.Ordinal);

        await plane.Kubectl.RequireAsync(["create", "namespace", "kasten-io"], cancellationToken: Cancelled);
        await ApplyCluster.InstallAsync(plane, ManifestRenderer.Crds());
        await cluster.StateIsAsync(secret, ObjectStates.Applied);
        await cluster.StateIsAsync(profile, ObjectStates.Applied);
    }

    [Fact]
    public async Task RightsOfTheManifests_AreEnough()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var plane = lease[0];
        await plane.Kubectl.RequireAsync(["create", "namespace", "kasten-io"], cancellationToken: Cancelled);
        await ApplyCluster.InstallAsync(plane, ManifestRenderer.Crds());
        await plane.Kubectl.ApplyAsync(ManifestRenderer.Rbac(new ManifestOptions()), Cancelled);
        await using var cluster = ApplyCluster.On(plane, "kasten-io", plane.KubeconfigFor(ControlPlaneUser.ServiceAccount("kasten-io", "tombolo").Name));
        await cluster.CreateAsync(KnownResources.Profile, "theirs", """{"spec":{"type":"Location"}}""");
        var items = ItemsOfAllKinds();

        await cluster.DesireAsync([.. items, ItemOf.Profile("theirs")]);
        Assert.All(items, item => Assert.Equal((ObjectStates.Applied, ""), (cluster.Result(item)!.State, cluster.Result(item)!.Message)));
        var retyped = ItemOf.Secret("a", "one", "secrets.kanister.io/aws");
        await cluster.DesireAsync([.. items.Where(item => item.Kind != "Secret"), retyped, ItemOf.Profile("theirs")]);
        Assert.Equal(ObjectStates.Replaced, cluster.Result(retyped)!.State);

        var outcome = await cluster.LeaveAsync(CopyDisposition.ByPolicy);
        Assert.True(outcome.IsComplete, string.Join('\n', outcome.Failed));
        Assert.Equal(items.Length, outcome.Removed.Count);
        Assert.NotNull(await cluster.GetAsync(KnownResources.Profile, "theirs"));
    }

    // The API server applies by the schema once it has published it, some time after it serves the kind.
    private static async Task<ApplyCluster> StrictAsync(ControlPlane plane)
    {
        await ApplyCluster.InstallAsync(plane, StrictProfiles);
        await plane.Kubectl.RequireAsync(["create", "namespace", "kasten-io"], cancellationToken: Cancelled);
        var cluster = ApplyCluster.On(plane, "kasten-io", plane.AdminKubeconfig);
        await Eventually.TrueAsync(
            async () => (await cluster.ApplyAsync(KnownResources.Profile, "schema-probe", "", """ "spec":{"unknown":1} """, "probe")).Error is not null,
            TimeSpan.FromSeconds(60));
        return cluster;
    }

    private static Protocol.Payloads.DesiredItem[] ItemsOfAllKinds() =>
    [
        ItemOf.Secret("a", "one"),
        ItemOf.ConfigMap("a"),
        ItemOf.Profile("a"),
        ItemOf.Policy("a", """{"frequency":"@daily"}"""),
        ItemOf.Kind(KnownResources.PolicyPreset, "a", """{"spec":{}}"""),
        ItemOf.Kind(KnownResources.TransformSet, "a", """{"spec":{}}"""),
        ItemOf.Kind(KnownResources.BlueprintBinding, "a", """{"spec":{}}"""),
        ItemOf.Kind(KnownResources.Blueprint, "a", """{"actions":{}}"""),
    ];
}
