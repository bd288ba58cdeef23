using Tombolo.EndToEnd.Tests.Kubernetes;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;

namespace Tombolo.EndToEnd.Tests.ControlPlanes;

public sealed class ControlPlaneResetTests(ControlPlanePool pool)
{
    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: bridges.example.org}
        spec:
          group: example.org
          scope: Namespaced
          names: {kind: Bridge, plural: bridges}
          versions:
            - name: v1
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ResetAsync_AfterObjectsOfAllSorts_IsAsNewAndTakesThemAgain()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var plane = lease[0];
        for (var round = 0; round < 3; round++)
        {
            await FillAsync(plane);

            await plane.ResetAsync(Cancelled);

            var groups = await plane.Kubectl.RequireAsync(["api-versions"], cancellationToken: Cancelled);
            Assert.DoesNotContain("example.org", groups, StringComparison.Ordinal);
            var namespaces = await plane.Kubectl.RequireAsync(["get", "namespaces", "-o", "name"], cancellationToken: Cancelled);
            Assert.DoesNotContain("full", namespaces, StringComparison.Ordinal);
            Assert.Contains("namespace/default", namespaces, StringComparison.Ordinal);
            var role = await plane.Kubectl.RequireAsync(["get", "clusterrole", "view", "-o", "yaml"], cancellationToken: Cancelled);
            Assert.DoesNotContain("tampered", role, StringComparison.Ordinal);
            Assert.Equal(0, (await plane.Kubectl.RunAsync(["get", "clusterrole", "edit"], cancellationToken: Cancelled)).ExitCode);
        }
    }

    [Fact]
    public async Task ResetAsync_WhileApiServerIsDown_StartsIt()
    {
        await using var lease = await pool.RentAsync(1, Cancelled);
        var plane = lease[0];
        await plane.Kubectl.RequireAsync(["create", "namespace", "full"], cancellationToken: Cancelled);
        await plane.StopApiServerAsync();

        await plane.ResetAsync(Cancelled);

        Assert.Contains("NotFound", (await plane.Kubectl.RunAsync(["get", "namespace", "full"], cancellationToken: Cancelled)).Error, StringComparison.Ordinal);
    }

    private static async Task FillAsync(ControlPlane plane)
    {
        await plane.Kubectl.ApplyAsync(Definition, Cancelled);
        await plane.Kubectl.WaitForEstablishedAsync(["crd/bridges.example.org"], Cancelled);
        await plane.Kubectl.RequireAsync(["create", "namespace", "full"], cancellationToken: Cancelled);
        var bridges = Enumerable.Range(0, 50).Select(index =>
            $$"""
            apiVersion: example.org/v1
            kind: Bridge
            metadata: {name: bridge-{{index}}, namespace: full, finalizers: [example.org/stuck]}
            spec: {length: {{index}}}
            """);
        await plane.Kubectl.ApplyAsync(string.Join("\n---\n", bridges), Cancelled);
        await plane.Kubectl.RequireAsync(["label", "clusterrole", "view", "tampered=yes"], cancellationToken: Cancelled);
        await plane.Kubectl.RequireAsync(["delete", "clusterrole", "edit"], cancellationToken: Cancelled);
    }
}
