using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.ControlPlanes;

public sealed class ControlPlaneTests(ControlPlanePool pool)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kubectl_CreatesNamespace_AuditLogSaysWhoAndHow()
    {
        var plane = await pool.ShareAsync(Cancelled);
        var mark = plane.Audit.Mark();

        await plane.Kubectl.RequireAsync(["create", "namespace", "audited"], cancellationToken: Cancelled);

        var entry = await plane.Audit.WaitForAsync(
            entry => entry is { Verb: "create", Resource: "namespaces", Name: "audited" },
            mark,
            Patience,
            Cancelled);
        Assert.Equal(("admin", 201, true), (entry.User, entry.Code, entry.IsWrite));
        Assert.StartsWith("kubectl/", entry.UserAgent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            await plane.Audit.ReadAsync(plane.Audit.Mark(), Cancelled),
            later => later is { Verb: "create", Name: "audited" });
    }

    [Fact]
    public async Task DeletedNamespace_WithControllerManager_Goes()
    {
        var plane = await pool.ShareAsync(Cancelled);
        Assert.SkipUnless(plane.HasControllerManager, "there is no kube-controller-manager");
        await plane.Kubectl.RequireAsync(["create", "namespace", "doomed"], cancellationToken: Cancelled);
        await plane.Kubectl.RequireAsync(["create", "configmap", "inside", "--namespace=doomed"], cancellationToken: Cancelled);

        await plane.Kubectl.RequireAsync(["delete", "namespace", "doomed", "--timeout=60s"], cancellationToken: Cancelled);

        Assert.Contains("NotFound", (await plane.Kubectl.RunAsync(["get", "namespace", "doomed"], cancellationToken: Cancelled)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceAccountUser_WithAndWithoutRole_IsUnderRbac()
    {
        var plane = await pool.ShareAsync(Cancelled);
        var server = plane.KubectlWith(plane.KubeconfigFor("system:serviceaccount:kasten-io:tombolo"));
        await plane.Kubectl.RequireAsync(["create", "namespace", "governed"], cancellationToken: Cancelled);

        var before = await server.RunAsync(["get", "secrets", "--namespace=governed"], cancellationToken: Cancelled);
        await plane.Kubectl.RequireAsync(
            ["create", "rolebinding", "viewer", "--namespace=governed", "--clusterrole=admin", "--serviceaccount=kasten-io:tombolo"],
            cancellationToken: Cancelled);

        Assert.Contains("Forbidden", before.Error, StringComparison.Ordinal);

        // The authorizer learns of bindings by a watch.
        await Eventually.TrueAsync(async () =>
            (await server.RunAsync(["get", "secrets", "--namespace=governed"], cancellationToken: Cancelled)).ExitCode == 0);
    }

    [Fact]
    public async Task CertificateKubeconfig_OfAnybody_BringsNameAndGroups()
    {
        var plane = await pool.ShareAsync(Cancelled);
        var stranger = plane.KubectlWith(plane.WriteCertificateKubeconfig(new ControlPlaneUser("stranger", "visitors")));
        var master = plane.KubectlWith(plane.WriteCertificateKubeconfig(new ControlPlaneUser("owner", "system:masters")));

        var refused = await stranger.RunAsync(["get", "nodes"], cancellationToken: Cancelled);
        var granted = await master.RunAsync(["get", "nodes"], cancellationToken: Cancelled);

        Assert.Contains("User \"stranger\" cannot list resource \"nodes\"", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, granted.ExitCode);
    }

    [Fact]
    public async Task KubeconfigFor_UnknownUser_NamesTheKnown()
    {
        var plane = await pool.ShareAsync(Cancelled);

        var exception = Assert.Throws<ArgumentException>(() => plane.KubeconfigFor("nobody"));

        Assert.Contains("system:serviceaccount:kasten-io:tombolo", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiServer_StoppedAndStarted_KeepsAddressStateAndAuditLog()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var plane = lease[0];
        await plane.Kubectl.RequireAsync(["create", "configmap", "kept", "--from-literal=key=value"], cancellationToken: Cancelled);
        var mark = plane.Audit.Mark();

        await plane.StopApiServerAsync();
        var down = await plane.Kubectl.RunAsync(["get", "configmap", "kept"], cancellationToken: Cancelled);
        await plane.StartApiServerAsync(Cancelled);
        var up = await plane.Kubectl.RequireAsync(["get", "configmap", "kept", "-o", "jsonpath={.data.key}"], cancellationToken: Cancelled);

        Assert.Contains("refused", down.Error, StringComparison.Ordinal);
        Assert.Equal("value", up);
        Assert.NotEqual(default, mark);
        await plane.Audit.WaitForAsync(entry => entry is { Verb: "get", Name: "kept", Code: 200 }, mark, Patience, Cancelled);
        Assert.Contains(await plane.Audit.ReadAsync(cancellationToken: Cancelled), entry => entry is { Verb: "create", Resource: "configmaps" });
    }
}
