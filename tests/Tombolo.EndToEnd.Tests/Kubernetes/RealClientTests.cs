using System.Text;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Discovery;
using Tombolo.Kubernetes.Objects;
using Tombolo.Testing.ControlPlanes.Pooling;

namespace Tombolo.EndToEnd.Tests.Kubernetes;

/// <summary>What the client takes for granted of API servers, asked of a real one.</summary>
public sealed class RealClientTests(ControlPlanePool pool)
{
    private static readonly ResourceType Type = KnownResources.ConfigMap;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_FromCreateToDelete_AreAnsweredAsExpected()
    {
        using var client = (await pool.ShareAsync(Cancelled)).CreateClient();
        var key = new ResourceKey(await client.CreateNamespaceAsync(), "x");
        var created = (await client.CreateAsync(Type, key.Namespace, RealCluster.ConfigMap("x", "1"), WriteOptions.Default, Cancelled)).Value;
        Assert.Equal(("v1", "ConfigMap", key), (created.Metadata.ApiVersion, created.Metadata.Kind, created.Key));
        Assert.Equal(["tombolo-tests"], created.Metadata.FieldManagers);
        Assert.True((await client.CreateAsync(Type, key.Namespace, RealCluster.ConfigMap("x", "1"), WriteOptions.Default, Cancelled)).Error is { IsAlreadyExists: true });

        var merged = (await client.PatchAsync(Type, key, PatchKind.Merge, """{"data":{"k":"2"}}"""u8.ToArray(), new() { FieldManager = "other" }, Cancelled)).Value;
        Assert.Equal("2", ValueOf(merged));
        Assert.Equal(["other", "tombolo-tests"], merged.Metadata.FieldManagers.Order(StringComparer.Ordinal));

        var stale = RealCluster.ConfigMap("x", "3", $",\"resourceVersion\":\"{created.Metadata.ResourceVersion}\"");
        Assert.True((await client.UpdateAsync(Type, key, stale, WriteOptions.Default, Cancelled)).Error is { IsConflict: true });
        var stalePatch = Encoding.UTF8.GetBytes($$$"""{"metadata":{"resourceVersion":"{{{created.Metadata.ResourceVersion}}}"},"data":{"k":"3"}}""");
        Assert.True((await client.PatchAsync(Type, key, PatchKind.Merge, stalePatch, WriteOptions.Default, Cancelled)).Error is { IsConflict: true });

        var dry = (await client.PatchAsync(Type, key, PatchKind.Json, """[{"op":"replace","path":"/data/k","value":"4"}]"""u8.ToArray(), new() { DryRun = true }, Cancelled)).Value;
        Assert.Equal("4", ValueOf(dry));
        Assert.Equal("2", ValueOf((await client.GetAsync(Type, key, Cancelled)).Value));

        Assert.True((await client.DeleteAsync(Type, key, new() { Uid = "another" }, Cancelled)).Error is { IsConflict: true });
        Assert.True((await client.DeleteAsync(Type, key, new() { ResourceVersion = created.Metadata.ResourceVersion }, Cancelled)).Error is { IsConflict: true });
        Assert.True((await client.DeleteAsync(Type, key, new() { Uid = created.Metadata.Uid, DryRun = true }, Cancelled)).IsSuccess);
        Assert.False((await client.DeleteAsync(Type, key, new() { Uid = created.Metadata.Uid }, Cancelled)).Value.Pending);
        Assert.True((await client.GetAsync(Type, key, Cancelled)).IsNotFound);
        Assert.True((await client.DeleteAsync(Type, key, DeleteOptions.Default, Cancelled)).IsNotFound);
    }

    [Fact]
    public async Task Apply_TwoManagers_ConflictUntilForced()
    {
        using var client = (await pool.ShareAsync(Cancelled)).CreateClient();
        var key = new ResourceKey(await client.CreateNamespaceAsync(), "x");
        Assert.Equal("1", ValueOf((await client.ApplyAsync(Type, key, RealCluster.ConfigMap("x", "1"), new() { FieldManager = "one" }, Cancelled)).Value));

        var conflict = (await client.ApplyAsync(Type, key, RealCluster.ConfigMap("x", "2"), new() { FieldManager = "two" }, Cancelled)).Error!;
        var forced = (await client.ApplyAsync(Type, key, RealCluster.ConfigMap("x", "2"), new() { FieldManager = "two", Force = true }, Cancelled)).Value;

        Assert.True(conflict.IsConflict);
        Assert.Equal("FieldManagerConflict .data.k", $"{conflict.Causes.Single().Reason} {conflict.Causes.Single().Field}");
        Assert.Contains("\"one\"", conflict.Causes.Single().Message, StringComparison.Ordinal);
        Assert.Equal("2", ValueOf(forced));
        Assert.Equal(["two"], forced.Metadata.FieldManagers.Except(["one"]));
    }

    [Fact]
    public async Task Delete_WithFinalizer_IsPending()
    {
        using var client = (await pool.ShareAsync(Cancelled)).CreateClient();
        var key = new ResourceKey(await client.CreateNamespaceAsync(), "x");
        await client.CreateAsync(Type, key.Namespace, RealCluster.ConfigMap("x", "1", ",\"finalizers\":[\"example.org/f\"]"), WriteOptions.Default, Cancelled);

        Assert.True((await client.DeleteAsync(Type, key, DeleteOptions.Default, Cancelled)).Value.Pending);
        var deleting = (await client.GetAsync(Type, key, Cancelled)).Value.Metadata;
        Assert.True(deleting.IsDeleting);
        Assert.Equal(["example.org/f"], deleting.Finalizers);

        Assert.True((await client.PatchAsync(Type, key, PatchKind.Merge, """{"metadata":{"finalizers":null}}"""u8.ToArray(), WriteOptions.Default, Cancelled)).IsSuccess);
        Assert.True((await client.GetAsync(Type, key, Cancelled)).IsNotFound);
    }

    [Fact]
    public async Task Status_IsWrittenApartFromTheRest()
    {
        using var client = (await pool.ShareAsync(Cancelled)).CreateClient();
        var @namespace = await client.CreateNamespaceAsync();
        var body = """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"x"},"spec":{"replicas":0,"selector":{"matchLabels":{"a":"b"}},
             "template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}
            """u8.ToArray();
        await client.CreateAsync(KnownResources.Deployment, @namespace, body, WriteOptions.Default, Cancelled);

        var patched = (await client.PatchAsync(
            KnownResources.Deployment, new(@namespace, "x"), PatchKind.Merge, """{"spec":{"replicas":5},"status":{"observedGeneration":7}}"""u8.ToArray(), WriteOptions.Status, Cancelled)).Value;

        using var document = patched.ToDocument();
        Assert.Equal(0, document.RootElement.GetProperty("spec").GetProperty("replicas").GetInt32());
        Assert.Equal(7, document.RootElement.GetProperty("status").GetProperty("observedGeneration").GetInt32());
    }

    [Fact]
    public async Task List_InPages_IsWhole()
    {
        using var client = (await pool.ShareAsync(Cancelled)).CreateClient();
        var @namespace = await client.CreateNamespaceAsync();
        var names = Enumerable.Range(0, 25).Select(number => $"x{number:00}").ToArray();
        await Task.WhenAll(names.Select(name => client.CreateAsync(
            Type, @namespace, RealCluster.ConfigMap(name, name, $",\"labels\":{{\"odd\":\"{name[^1] % 2}\"}}"), WriteOptions.Default, Cancelled)));

        var all = (await client.ListAllAsync(Type, new() { Namespace = @namespace, Limit = 4, LabelSelector = "odd" }, Cancelled)).Value;
        var odd = (await client.ListAllAsync(Type, new() { Namespace = @namespace, LabelSelector = "odd in (1),odd!=0" }, Cancelled)).Value;
        var one = (await client.ListAllAsync(Type, new() { Namespace = @namespace, FieldSelector = "metadata.name=x07" }, Cancelled)).Value;

        Assert.Equal(names, all.Items.Select(item => item.Metadata.Name));
        Assert.All(all.Items, item => Assert.Equal((item.Metadata.Name, "v1", "ConfigMap"), (ValueOf(item), item.Metadata.ApiVersion, item.Metadata.Kind)));
        Assert.Equal(names.Where(name => name[^1] % 2 == 1), odd.Items.Select(item => item.Metadata.Name));
        Assert.Equal("x07", Assert.Single(one.Items).Metadata.Name);
        Assert.Equal(400, (await client.ListAsync(Type, new() { LabelSelector = "a=(" }, Cancelled)).Error?.Code);
    }

    [Fact]
    public async Task Refusals_AreTypedAndKeepSecrets()
    {
        using var client = (await pool.ShareAsync(Cancelled)).CreateClient();
        var @namespace = await client.CreateNamespaceAsync();
        var badName = await client.CreateAsync(Type, @namespace, RealCluster.ConfigMap("Not_A_Name", "1"), WriteOptions.Default, Cancelled);
        var noNamespace = await client.CreateAsync(Type, "no-such-namespace", RealCluster.ConfigMap("x", "1"), WriteOptions.Default, Cancelled);
        var noResource = await client.ListAsync(new("example.org", "v1", "Thing", "things", Namespaced: true), new(), Cancelled);
        var badSecret = await client.CreateAsync(
            KnownResources.Secret, @namespace, """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"},"data":{"password":"hunter2"}}"""u8.ToArray(), WriteOptions.Default, Cancelled);

        Assert.True(badName.Error is { IsInvalid: true });
        Assert.Equal("metadata.name", Assert.Single(badName.Error!.Causes).Field);
        Assert.True(noNamespace.IsNotFound && noResource.IsNotFound);
        Assert.Equal(400, badSecret.Error?.Code);
        Assert.DoesNotContain("hunter2", badSecret.Error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discovery_OfARealServer_IsRead()
    {
        var plane = await pool.ShareAsync(Cancelled);
        using var client = plane.CreateClient();
        var mapper = new ResourceMapper(client, new(), TimeProvider.System);

        Assert.StartsWith($"v{plane.Version}.", (await client.GetServerVersionAsync(Cancelled)).Value.GitVersion, StringComparison.Ordinal);
        foreach (var type in new[] { KnownResources.Secret, KnownResources.Node, KnownResources.Deployment, KnownResources.Lease, KnownResources.ClusterRole, KnownResources.CustomResourceDefinition })
        {
            Assert.Equal(type, (await mapper.MapAsync(new(type.Group, "", type.Kind), Cancelled)).Value);
        }

        Assert.True((await mapper.MapAsync(new("no.such.group", "", "Thing"), Cancelled)).IsNotFound);
    }

    private static string? ValueOf(KubernetesObject found)
    {
        using var document = found.ToDocument();
        return document.RootElement.GetProperty("data").GetProperty("k").GetString();
    }
}
