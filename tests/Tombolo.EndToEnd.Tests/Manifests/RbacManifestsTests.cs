using Tombolo.Api.Manifests;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Manifests;

/// <summary>What the server may and may not do on a real API server with RBAC on (design section 9).</summary>
public sealed class RbacManifestsTests(ControlPlanePool pool)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[][] Allowed =
    [
        ["get", "secrets", "-n", "kasten-io"],
        ["create", "secrets", "-n", "kasten-io"],
        ["delete", "configmaps", "-n", "kasten-io"],
        ["update", "leases.coordination.k8s.io", "-n", "kasten-io"],
        ["create", "events", "-n", "kasten-io"],
        ["create", "serviceaccounts", "-n", "kasten-io"],
        ["watch", "deployments.apps", "-n", "kasten-io"],
        ["patch", "profiles.config.kio.kasten.io", "-n", "kasten-io"],
        ["delete", "policies.config.kio.kasten.io", "-n", "kasten-io"],
        ["patch", "blueprints.cr.kanister.io", "-n", "kasten-io"],
        ["watch", "policies.config.kio.kasten.io", "-n", "kasten-io-mc"],
        ["patch", "clusters.dist.kio.kasten.io", "-n", "kasten-io-mc"],
        ["patch", "clusters.dist.kio.kasten.io", "--subresource=status", "-n", "kasten-io-mc"],
        ["create", "k10clusterroles.auth.kio.kasten.io", "-n", "kasten-io-mc"],
        ["watch", "namespaces"],
        ["list", "nodes"],
        ["watch", "customresourcedefinitions.apiextensions.k8s.io"],
        ["create", "tokenreviews.authentication.k8s.io"],
        ["create", "subjectaccessreviews.authorization.k8s.io"],
    ];

    private static readonly string[][] Denied =
    [
        ["get", "secrets", "-n", "kasten-io-mc"],
        ["get", "secrets", "-n", "kube-system"],
        ["get", "configmaps", "-n", "default"],
        ["create", "namespaces"],
        ["delete", "namespaces"],
        ["patch", "nodes"],
        ["create", "customresourcedefinitions.apiextensions.k8s.io"],
        ["create", "policies.config.kio.kasten.io", "-n", "kasten-io-mc"],
        ["update", "profiles.config.kio.kasten.io", "--subresource=status", "-n", "kasten-io"],
        ["patch", "deployments.apps", "-n", "kasten-io"],
        ["create", "pods", "-n", "kasten-io"],
        ["create", "serviceaccounts", "--subresource=token", "-n", "kasten-io"],
        ["escalate", "clusterroles.rbac.authorization.k8s.io"],
        ["bind", "clusterroles.rbac.authorization.k8s.io/cluster-admin"],
        ["bind", "clusterroles.rbac.authorization.k8s.io/tombolo-server"],
        ["create", "clusterroles.rbac.authorization.k8s.io"],
        ["create", "roles.rbac.authorization.k8s.io", "-n", "kasten-io"],
        ["delete", "rolebindings.rbac.authorization.k8s.io/tombolo-server", "-n", "kasten-io"],
        ["impersonate", "users"],
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_WithTheManifests_MayDoItsWorkAndNothingElse()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var server = await InstallAsync(lease[0]);

        foreach (var question in Allowed)
        {
            Assert.True(await MayAsync(server, question), $"the server must be allowed: {string.Join(' ', question)}");
        }

        foreach (var question in Denied)
        {
            Assert.False(await MayAsync(server, question), $"the server must not be allowed: {string.Join(' ', question)}");
        }
    }

    [Fact]
    public async Task Promotion_BindsTheMultiClusterRole_AndOnlyThatNamespaceOpens()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var server = await InstallAsync(lease[0]);

        await server.RequireAsync(
            ["create", "rolebinding", "tombolo-multi-cluster", "-n", "kasten-io-mc", "--clusterrole=tombolo-multi-cluster", "--serviceaccount=kasten-io:tombolo"],
            cancellationToken: Cancelled);

        await server.RequireAsync(
            ["create", "rolebinding", "k10-k10-mc-admin", "-n", "kasten-io-mc", "--clusterrole=tombolo-mc-admin", "--group=k10:admins"],
            cancellationToken: Cancelled);

        await Eventually.TrueAsync(() => MayAsync(server, ["patch", "secrets", "-n", "kasten-io-mc"]), Patience);
        Assert.True(await MayAsync(server, ["create", "events", "-n", "kasten-io-mc"]));
        Assert.False(await MayAsync(server, ["delete", "secrets", "-n", "kasten-io-mc"]));
        Assert.False(await MayAsync(server, ["get", "secrets", "-n", "kube-system"]));
    }

    [Fact]
    public async Task Access_OnlyAccessRoles_CanBeGranted()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var server = await InstallAsync(lease[0]);

        foreach (var role in new[] { "tombolo-admin", "tombolo-basic", "tombolo-config-view", "k10-admin", "k10-basic", "k10-config-view" })
        {
            await server.RequireAsync(["create", "clusterrolebinding", $"granted-{role}", $"--clusterrole={role}", "--user=somebody"], cancellationToken: Cancelled);
        }

        foreach (var role in new[] { "cluster-admin", "system:kube-controller-manager", "system:node" })
        {
            var result = await server.RunAsync(["create", "clusterrolebinding", $"refused-{role}", $"--clusterrole={role}", "--user=somebody"], cancellationToken: Cancelled);

            Assert.True(result.ExitCode != 0, $"the server must not be able to grant {role}");
            Assert.Contains("forbidden", result.Error, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<KubectlRunner> InstallAsync(ControlPlane plane)
    {
        await plane.Kubectl.ApplyAsync("apiVersion: v1\nkind: Namespace\nmetadata: { name: kasten-io }\n", Cancelled);
        await plane.Kubectl.ApplyAsync(ContractObjects.Namespace, Cancelled);
        await plane.Kubectl.ApplyAsync(ManifestRenderer.All(new ManifestOptions()), Cancelled);
        var server = plane.KubectlWith(plane.WriteCertificateKubeconfig(ControlPlaneUser.ServiceAccount("kasten-io", "tombolo")));

        // The authorizer learns of roles and bindings by a watch.
        await Eventually.TrueAsync(
            async () => await MayAsync(server, ["get", "secrets", "-n", "kasten-io"]) && await MayAsync(server, ["list", "nodes"]), Patience);
        return server;
    }

    private static async Task<bool> MayAsync(KubectlRunner kubectl, string[] question)
    {
        var result = await kubectl.RunAsync(["auth", "can-i", "--quiet", .. question], cancellationToken: Cancelled);
        return result.ExitCode == 0;
    }
}
