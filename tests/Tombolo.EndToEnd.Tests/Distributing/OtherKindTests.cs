using Tombolo.Testing.ControlPlanes.Auditing;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Distributing;

/// <summary>A kind beyond the default list (<c>--distributed-kinds</c>), on real control planes with the rights that the docs name.</summary>
public sealed class OtherKindTests(ControlPlanePool pool)
{
    private const string Kinds = "--distributed-kinds=default,example.org/v1/Widget/widgets";

    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: widgets.example.org }
        spec:
          group: example.org
          scope: Namespaced
          names: { kind: Widget, listKind: WidgetList, plural: widgets, singular: widget }
          versions:
            - name: v1
              served: true
              storage: true
              schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
        """;

    // As docs/operations.md says: what a primary and what a member need.
    private const string Rights = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: { name: widgets, namespace: NAMESPACE }
        rules: [ { apiGroups: [example.org], resources: [widgets], verbs: [VERBS] } ]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: widgets, namespace: NAMESPACE }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: widgets }
        subjects: [ { kind: ServiceAccount, name: tombolo, namespace: kasten-io } ]
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OtherKind_Distributed_IsSentKeptUpdatedAndRemovedLikeEveryOther()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { Arguments = [Kinds] }, Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Namespace, Cancelled);
        foreach (var member in fleet.Members)
        {
            await DefineAsync(member);
            await member.Kubectl.ApplyAsync(RightsIn("kasten-io", "get, list, watch, create, update, patch, delete"), Cancelled);
        }

        await fleet.Primary.Kubectl.ApplyAsync(RightsIn("kasten-io-mc", "get, list, watch"), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Widget("first"), Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Distribution, Cancelled);
        await fleet.WaitForDistributionAsync("widgets", "Synced", Cancelled);
        foreach (var member in fleet.Members)
        {
            // Nothing is known of its references: every byte of it is as it was.
            Assert.Equal("first", await ReadAsync(member, ".spec.text"));
            Assert.Equal("kasten-io-mc", await ReadAsync(member, ".spec.profile.namespace"));
            Assert.Equal("widgets", await ReadAsync(member, ".metadata.labels.dist\\.kio\\.kasten\\.io/distribution"));
        }

        var mark = fleet.Secondary.Plane.Audit.Mark();
        await fleet.Primary.Kubectl.ApplyAsync(Widget("second"), Cancelled);
        await UntilAsync(fleet.Secondary, "second");
        await fleet.WaitForDistributionAsync("widgets", "Synced", Cancelled);
        Assert.Equal(["patch gear"], (await fleet.Secondary.Plane.Audit.ReadAsync(mark, Cancelled)).Where(IsOurs).Select(entry => $"{entry.Verb} {entry.Name}"));

        await fleet.Secondary.Kubectl.RequireAsync(
            ["patch", "widget", "gear", "-n", "kasten-io", "--type=merge", "-p", """{"spec":{"text":"by hand"}}"""], cancellationToken: Cancelled);
        await UntilAsync(fleet.Secondary, "second");

        await fleet.Primary.Kubectl.RequireAsync(["delete", "distribution", "widgets", "-n", "kasten-io-mc", "--timeout=60s"], cancellationToken: Cancelled);
        foreach (var member in fleet.Members)
        {
            await member.WaitForGoneAsync("widget", "kasten-io", "gear", Cancelled);
        }

        Assert.True(await fleet.Primary.ExistsAsync("widget", "kasten-io-mc", "gear", Cancelled));
    }

    [Fact]
    public async Task OtherKind_NotOnTheList_IsRefusedWithThePathAndTheKindsThatAre()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await DefineAsync(fleet.Primary);
        fleet.Primary.Server.Start();
        await fleet.PromoteAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Widget("first"), Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(Distribution, Cancelled);

        await fleet.WaitForDistributionAsync("widgets", "Failed", Cancelled);
        var said = await fleet.Primary.ReadAsync("distribution", "kasten-io-mc", "widgets", ".status.conditions[*].message", Cancelled);
        Assert.Contains("spec.sources[0].ref.kind", said, StringComparison.Ordinal);
        Assert.Contains("Profile", said, StringComparison.Ordinal);
        Assert.False(await fleet.Primary.ExistsAsync("widget", "kasten-io", "gear", Cancelled));
    }

    private static async Task DefineAsync(FleetMember member)
    {
        await member.Kubectl.ApplyAsync(Definition, Cancelled);
        await member.Kubectl.RequireAsync(["wait", "--for=condition=Established", "crd", "widgets.example.org", "--timeout=60s"], cancellationToken: Cancelled);
    }

    private static Task UntilAsync(FleetMember member, string text) =>
        Eventually.TrueAsync(async () => await ReadAsync(member, ".spec.text") == text, FleetSteps.Patience, $"the copy says {text}");

    private static Task<string> ReadAsync(FleetMember member, string path) => member.ReadAsync("widget", "kasten-io", "gear", path, Cancelled);

    private static bool IsOurs(AuditEntry entry) =>
        entry is { IsWrite: true, Namespace: "kasten-io", Resource: "widgets" } && entry.UserAgent.StartsWith("tombolo-server", StringComparison.Ordinal);

    private static string RightsIn(string @namespace, string verbs) =>
        Rights.Replace("NAMESPACE", @namespace, StringComparison.Ordinal).Replace("VERBS", verbs, StringComparison.Ordinal);

    private static string Widget(string text) => $$"""
        apiVersion: example.org/v1
        kind: Widget
        metadata: { name: gear, namespace: kasten-io-mc }
        spec: { text: {{text}}, profile: { name: s3-eu, namespace: kasten-io-mc } }
        """;

    private const string Distribution = """
        apiVersion: dist.kio.kasten.io/v1alpha1
        kind: Distribution
        metadata: { name: widgets, namespace: kasten-io-mc }
        spec:
          clusters: [ { selector: "" } ]
          sources: [ { ref: { apiVersion: example.org/v1, kind: Widget, name: gear, namespace: kasten-io-mc } } ]
        """;
}
