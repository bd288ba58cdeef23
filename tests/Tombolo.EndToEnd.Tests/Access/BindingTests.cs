using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Access;

/// <summary>Who may do what on real API servers, as they answer it themselves (contract section 1.10, design section 8).</summary>
public sealed class BindingTests(ControlPlanePool pool)
{
    private static readonly TimeSpan Patience = FleetSteps.Patience;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Binding_BySelector_GrantsToMappedIdentitiesOnClustersThatJoinLaterAndIsTakenBack()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        fleet.StartServers();
        var token = await fleet.PromoteAsync(Cancelled);
        var id = await fleet.Primary.ReadAsync("namespace", "", "kube-system", ".metadata.uid", Cancelled);
        var (alice, robot) = ($"tombolo:{id}:alice", $"tombolo:{id}:system:serviceaccount:tools:runner");

        // Before there is a member: it gets the access when it joins.
        await fleet.Primary.Kubectl.ApplyAsync(Binding("ops", "k10-multi-cluster-basic", "alice", "system:serviceaccount:tools:runner"), Cancelled);
        await fleet.JoinAsync(token, Cancelled);
        await fleet.WaitForJoinStatusAsync("joined", Cancelled);

        await UntilMayAsync(fleet.Secondary, alice, true, "create", "policies.config.kio.kasten.io");
        await UntilMayAsync(fleet.Secondary, robot, true, "create", "policies.config.kio.kasten.io");
        await UntilStateAsync(fleet, "ops", "Synced");
        Assert.Equal("all 2/2 k10-basic", await StatusAsync(fleet, "ops"));

        // A local identity of the same name inherits nothing, and basic is no more than basic.
        Assert.False(await MayAsync(fleet.Secondary, "alice", "create", "policies.config.kio.kasten.io"));
        Assert.False(await MayAsync(fleet.Secondary, "system:serviceaccount:tools:runner", "create", "policies.config.kio.kasten.io"));
        Assert.False(await MayAsync(fleet.Secondary, alice, "create", "profiles.config.kio.kasten.io"));
        Assert.False(await MayAsync(fleet.Secondary, alice, "get", "secrets"));

        // On the primary itself people are known by their own names.
        await UntilMayAsync(fleet.Primary, "alice", true, "create", "policies.config.kio.kasten.io");
        Assert.False(await MayAsync(fleet.Primary, alice, "create", "policies.config.kio.kasten.io"));

        // Another role is another right, at once.
        await fleet.Primary.Kubectl.ApplyAsync(Binding("ops", "k10-multi-cluster-config-view", "alice"), Cancelled);
        await UntilMayAsync(fleet.Secondary, alice, false, "create", "policies.config.kio.kasten.io");
        await UntilMayAsync(fleet.Secondary, alice, true, "list", "profiles.config.kio.kasten.io");
        await UntilMayAsync(fleet.Secondary, robot, false, "list", "profiles.config.kio.kasten.io");

        // No cluster of that label: the access is gone everywhere.
        await fleet.Primary.Kubectl.ApplyAsync(Binding("ops", "k10-multi-cluster-config-view", "alice", selector: "region=none"), Cancelled);
        await UntilMayAsync(fleet.Secondary, alice, false, "list", "profiles.config.kio.kasten.io");
        await UntilMayAsync(fleet.Primary, "alice", false, "list", "profiles.config.kio.kasten.io");

        await fleet.Primary.Kubectl.ApplyAsync(Binding("ops", "k10-multi-cluster-config-view", "alice", selector: "dist.kio.kasten.io/cluster-type=secondary"), Cancelled);
        await UntilMayAsync(fleet.Secondary, alice, true, "list", "profiles.config.kio.kasten.io");
        await fleet.Primary.Kubectl.RequireAsync(["delete", "k10clusterrolebinding", "ops", "-n", "kasten-io-mc"], cancellationToken: Cancelled);
        await UntilMayAsync(fleet.Secondary, alice, false, "list", "profiles.config.kio.kasten.io");
        await UntilBindingsAsync(fleet.Secondary, "k10-multi-cluster-default-admin");
    }

    [Fact]
    public async Task Binding_ThatReachesTooFar_IsRefusedWholeAndTheServerCouldNotGrantItEither()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await fleet.Primary.Kubectl.ApplyAsync(
            """
            apiVersion: auth.kio.kasten.io/v1alpha1
            kind: K10ClusterRole
            metadata: { name: everything, namespace: kasten-io-mc }
            spec: { clusterRoleRef: cluster-admin }
            ---
            apiVersion: auth.kio.kasten.io/v1alpha1
            kind: K10ClusterRoleBinding
            metadata: { name: too-far, namespace: kasten-io-mc }
            spec:
              k10ClusterRole: everything
              clusters: [ { selector: "" } ]
              subjects:
                - { kind: User, name: mallory }
                - { kind: Group, name: "system:authenticated" }
            """,
            Cancelled);

        await UntilStateAsync(fleet, "too-far", "Failed");
        var message = await fleet.Primary.ReadAsync("k10clusterrolebinding", "kasten-io-mc", "too-far", ".status.conditions[?(@.type==\"Accepted\")].message", Cancelled);
        Assert.Contains("spec.subjects[1].name", message, StringComparison.Ordinal);
        Assert.Contains("cluster-admin", message, StringComparison.Ordinal);
        await UntilBindingsAsync(fleet.Secondary, "k10-multi-cluster-default-admin");
        await UntilBindingsAsync(fleet.Primary, "k10-multi-cluster-default-admin");
    }

    [Fact]
    public async Task Leaving_WithCopiesKept_LeavesNoAccessBehind()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartJoinedAsync(Cancelled);
        await UntilBindingsAsync(fleet.Secondary, "k10-multi-cluster-default-admin");

        await fleet.Primary.Kubectl.RequireAsync(
            ["annotate", "clusters.dist.kio.kasten.io", "shop-lyon", "-n", "kasten-io-mc", "tombolo.io/keep-copies=true"], cancellationToken: Cancelled);
        await fleet.Primary.Kubectl.RequireAsync(["delete", "clusters.dist.kio.kasten.io", "shop-lyon", "-n", "kasten-io-mc", "--wait=false"], cancellationToken: Cancelled);

        await fleet.Primary.WaitForGoneAsync("clusters.dist.kio.kasten.io", "kasten-io-mc", "shop-lyon", Cancelled);
        await UntilBindingsAsync(fleet.Secondary, "");
    }

    private static string Binding(string name, string role, string user, string? more = null, string selector = "") => $$"""
        apiVersion: auth.kio.kasten.io/v1alpha1
        kind: K10ClusterRoleBinding
        metadata: { name: {{name}}, namespace: kasten-io-mc }
        spec:
          k10ClusterRole: {{role}}
          clusters: [ { selector: "{{selector}}" } ]
          subjects:
            - { apiGroup: rbac.authorization.k8s.io, kind: User, name: "{{user}}" }
        {{(more is null ? "" : $"    - {{ apiGroup: rbac.authorization.k8s.io, kind: User, name: \"{more}\" }}")}}
        """;

    private static Task UntilMayAsync(FleetMember member, string user, bool may, string verb, string resource) => Eventually.TrueAsync(
        async () => await MayAsync(member, user, verb, resource) == may, Patience, $"{user} may {(may ? "" : "not ")}{verb} {resource} on {member.Server.Options.Name}");

    private static async Task<bool> MayAsync(FleetMember member, string user, string verb, string resource) =>
        (await member.Kubectl.RunAsync(["auth", "can-i", verb, resource, "-n", "kasten-io", "--as", user, "--quiet"], cancellationToken: Cancelled)).ExitCode == 0;

    private static Task UntilStateAsync(Fleet fleet, string binding, string state) => Eventually.TrueAsync(
        async () => await fleet.Primary.ReadAsync("k10clusterrolebinding", "kasten-io-mc", binding, ".status.state", Cancelled) == state,
        Patience,
        $"K10ClusterRoleBinding {binding} is {state}");

    private static Task<string> StatusAsync(Fleet fleet, string binding) => fleet.Primary.Kubectl.RequireAsync(
        ["get", "k10clusterrolebinding", binding, "-n", "kasten-io-mc", "-o", "jsonpath={.status.clusters} {.status.summary.text} {.status.clusterRole}"], cancellationToken: Cancelled);

    private static Task UntilBindingsAsync(FleetMember member, string names) => Eventually.TrueAsync(
        async () => await member.Kubectl.RequireAsync(
            ["get", "clusterrolebindings", "-l", "k10.kasten.io/k10-multi-cluster-binding", "-o", "jsonpath={.items[*].metadata.labels.k10\\.kasten\\.io/k10-multi-cluster-binding}"],
            cancellationToken: Cancelled) == names,
        Patience,
        $"'{names}' is all that {member.Server.Options.Name} grants");
}
