using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Tests.Commands.Uninstall;

public sealed class UninstallCommandTests : CommandTest
{
    private const string Namespace = WellKnownNamespaces.MultiCluster;

    [Fact]
    public async Task Uninstall_Nothing_SaysSo()
    {
        var result = await RunAsync("uninstall");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Contains("Nothing of Tombolo", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uninstall_Primary_ReleasesFinalizersAndLeavesWhatUsersMade()
    {
        await CreatePrimaryAsync();
        await CreateAsync(KnownResources.Distribution, Namespace, $$"""{"metadata":{"name":"baseline","finalizers":["{{Finalizers.Distribution}}"] } }""");
        await CreateAsync(KnownResources.Bootstrap, Namespace, """{"metadata":{"name":"bootstrap-primary"}}""");
        await CreateAsync(KnownResources.Profile, Namespace, """{"metadata":{"name":"s3"}}""");
        await CreateSecretAsync(Namespace, "s3-keys", SecretTypes.Opaque, ("a", "b"));
        await CreateSecretAsync(Namespace, "token", SecretTypes.JoinToken, ("token", "t"));
        var result = await RunAsync("uninstall", "--yes");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        Assert.Null(await FindAsync(KnownResources.Distribution, Namespace, "baseline"));
        Assert.Null(await FindAsync(KnownResources.Cluster, Namespace, "hub-paris"));
        Assert.Null(await FindAsync(KnownResources.Bootstrap, Namespace, "bootstrap-primary"));
        Assert.Null(await FindAsync(KnownResources.Secret, Namespace, "token"));
        Assert.NotNull(await FindAsync(KnownResources.Profile, Namespace, "s3"));
        Assert.NotNull(await FindAsync(KnownResources.Secret, Namespace, "s3-keys"));
        Assert.NotNull(await FindAsync(KnownResources.Namespace, "", Namespace));
        Assert.Contains("cluster.dist.kio.kasten.io/hub-paris in kasten-io-mc deleted", result.Lines);
    }

    [Fact]
    public async Task Uninstall_AlreadyTerminating_IsFreed()
    {
        await CreatePrimaryAsync();
        await Api.DeleteAsync(KnownResources.Cluster, FleetObjects.Key("hub-paris"), DeleteOptions.Default, Stop);
        await Api.DeleteAsync(KnownResources.Namespace, new ResourceKey("", Namespace), DeleteOptions.Default, Stop);
        Assert.NotNull(await FindAsync(KnownResources.Cluster, Namespace, "hub-paris"));
        Assert.Equal(ExitCodes.Success, (await RunAsync("uninstall", "--yes")).ExitCode);
        Assert.Null(await FindAsync(KnownResources.Namespace, "", Namespace));
    }

    [Fact]
    public async Task Uninstall_Secondary_RemovesMembershipAndIdentityAndKeepsCopiesAsTheirOwn()
    {
        foreach (var name in new[] { "mc-join", "mc-join-status", "mc-cluster-info", "tombolo-identity", "somebody-else" })
        {
            await CreateSecretAsync("kasten-io", name, null, ("a", "b"));
        }

        await CreateAsync(KnownResources.ConfigMap, "kasten-io", """{"metadata":{"name":"mc-join-config"}}""");
        await CreateAsync(KnownResources.Lease, "kasten-io", """{"metadata":{"name":"tombolo-server"},"spec":{"holderIdentity":"s","renewTime":"2025-12-31T00:00:00.000000Z"}}""");
        await CreateAsync(KnownResources.ClusterRole, "", """{"metadata":{"name":"tombolo-server","labels":{"app.kubernetes.io/part-of":"tombolo"}}}""");
        await CreateAsync(KnownResources.ClusterRoleBinding, "", """{"metadata":{"name":"tombolo-mc-admins-abc","labels":{"k10.kasten.io/k10-multi-cluster-binding":"admins"}}}""");
        await CreateAsync(KnownResources.ClusterRoleBinding, "", """{"metadata":{"name":"kastens-own","labels":{"k10.kasten.io/k10-multi-cluster-binding":"admins"}}}""");
        await CreateCopyAsync("s3", "");
        var result = await RunAsync("uninstall", "--yes");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        var secrets = await Api.ListAsync(KnownResources.Secret, new ListOptions { Namespace = "kasten-io" }, Stop);
        Assert.Equal("somebody-else", Assert.Single(secrets.Value.Items).Metadata.Name);
        Assert.Null(await FindAsync(KnownResources.ConfigMap, "kasten-io", "mc-join-config"));
        Assert.Null(await FindAsync(KnownResources.Lease, "kasten-io", "tombolo-server"));
        Assert.Null(await FindAsync(KnownResources.ClusterRole, "", "tombolo-server"));
        Assert.Null(await FindAsync(KnownResources.ClusterRoleBinding, "", "tombolo-mc-admins-abc"));
        Assert.NotNull(await FindAsync(KnownResources.ClusterRoleBinding, "", "kastens-own"));
        var copy = (await FindAsync(KnownResources.Profile, "kasten-io", "s3"))!["metadata"]!;
        Assert.Equal("""{"mine":"yes"}""", copy["labels"]!.ToJsonString());
        Assert.Equal("{}", copy["annotations"]?.ToJsonString() ?? "{}");
        Assert.Equal(ExitCodes.Success, (await RunAsync("uninstall", "--yes")).ExitCode);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(""","tombolo.io/adopted":"true" """, true)]
    [InlineData(""","tombolo.io/deletion-policy":"Retain" """, true)]
    public async Task Uninstall_RemoveCopies_KeepsWhatWasThereOrIsRetained(string annotation, bool stays)
    {
        await CreateCopyAsync("s3", annotation);
        await RunAsync("uninstall", "--yes", "--remove-copies");
        Assert.Equal(stays, await FindAsync(KnownResources.Profile, "kasten-io", "s3") is not null);
    }

    [Fact]
    public async Task Uninstall_PrimaryWithMembers_NeedsForce()
    {
        await CreatePrimaryAsync();
        await CreateAsync(KnownResources.Cluster, Namespace, FleetObjects.Cluster("shop"));
        var before = Api.Writes.Count;
        var refused = await RunAsync("uninstall", "--yes");
        Assert.Equal(ExitCodes.Failure, refused.ExitCode);
        Assert.Contains("this primary has members (shop)", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, Api.Writes.Count);
        Assert.Equal(ExitCodes.Success, (await RunAsync("uninstall", "--yes", "--force")).ExitCode);
        Assert.Null(await FindAsync(KnownResources.Cluster, Namespace, "shop"));
    }

    [Fact]
    public async Task Uninstall_ServerRuns_NeedsForce()
    {
        await CreateAsync(KnownResources.Lease, "kasten-io", """{"metadata":{"name":"tombolo-server"},"spec":{"holderIdentity":"server-1","leaseDurationSeconds":30,"renewTime":"2025-12-31T23:59:50.000000Z"}}""");
        var refused = await RunAsync("uninstall", "--yes");
        Assert.Equal(ExitCodes.Failure, refused.ExitCode);
        Assert.Contains("server server-1 runs", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await RunAsync("uninstall", "--yes", "--force")).ExitCode);
    }

    [Fact]
    public async Task Uninstall_KastenMultiClusterOn_LeavesTheSharedObjects()
    {
        await CreatePrimaryAsync();
        await CreateSecretAsync("kasten-io", "mc-cluster-info", null, ("a", "b"));
        await CreateSecretAsync("kasten-io", "tombolo-identity", null, ("a", "b"));
        await CreateAsync(
            KnownResources.Deployment,
            "kasten-io",
            """{"metadata":{"name":"controllermanager-svc"},"spec":{"template":{"spec":{"containers":[{"env":[{"name":"K10_CAPABILITIES","value":"mc"}]}]}}}}""");
        var result = await RunAsync("uninstall", "--yes");
        Assert.Equal(["secret/tombolo-identity in kasten-io deleted"], result.Lines);
        Assert.NotNull(await FindAsync(KnownResources.Cluster, Namespace, "hub-paris"));
        Assert.NotNull(await FindAsync(KnownResources.Secret, "kasten-io", "mc-cluster-info"));
    }

    [Fact]
    public async Task Uninstall_FinalizerOfSomebodyElse_IsReportedAndTheRestGoes()
    {
        await CreatePrimaryAsync();
        await PatchAsync(KnownResources.Cluster, FleetObjects.Key("hub-paris"), $$"""{"metadata":{"finalizers":["{{Finalizers.ClusterInfo}}","example.org/mine"] } }""");
        await CreateSecretAsync("kasten-io", "tombolo-identity", null, ("a", "b"));
        var result = await RunAsync("uninstall", "--yes");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("cluster.dist.kio.kasten.io/hub-paris in kasten-io-mc: it waits for finalizers of somebody else: example.org/mine", result.Error, StringComparison.Ordinal);
        Assert.Null(await FindAsync(KnownResources.Secret, "kasten-io", "tombolo-identity"));
    }

    [Fact]
    public async Task Uninstall_DryRun_ListsAndTouchesNothing()
    {
        await CreatePrimaryAsync();
        await CreateCopyAsync("s3", "");
        var before = Api.Writes.Count;
        var result = await RunAsync("uninstall", "--dry-run");
        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Equal(["stays, without our marks: profile.config.kio.kasten.io/s3 in kasten-io", "is deleted: cluster.dist.kio.kasten.io/hub-paris in kasten-io-mc"], result.Lines);
        Assert.Equal(before, Api.Writes.Count);
    }

    private async Task CreatePrimaryAsync()
    {
        await CreateAsync(KnownResources.Namespace, "", FleetObjects.Namespace(Namespace));
        await CreateAsync(KnownResources.Cluster, Namespace, FleetObjects.Cluster("hub-paris", ClusterTypes.Primary));
        await PatchAsync(KnownResources.Cluster, FleetObjects.Key("hub-paris"), $$"""{"metadata":{"finalizers":["{{Finalizers.ClusterInfo}}"] } }""");
    }

    private Task CreateCopyAsync(string name, string annotation) => CreateAsync(
        KnownResources.Profile,
        "kasten-io",
        $$"""
        {
          "metadata": {
            "name": "{{name}}",
            "labels": { "tombolo.io/origin": "p", "dist.kio.kasten.io/distribution": "baseline", "mine": "yes" },
            "annotations": { "tombolo.io/owners": "baseline", "tombolo.io/copy-name": "{{name}}", "tombolo.io/content": "x", "tombolo.io/source-uid": "u"{{annotation}} }
          }
        }
        """);
}
