using System.Text;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;

namespace Tombolo.Kubernetes.Tests.InMemory;

/// <summary>The fake keeps the promises of an API server that controllers depend on.</summary>
public sealed class InMemoryKubernetesTests
{
    private static readonly ResourceKey Key = new("kasten-io", "one");
    private readonly InMemoryKubernetes _api = new(new ManualTimeProvider(), "kasten-io");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_Twice_AlreadyExists()
    {
        var created = await CreateProfileAsync();
        Assert.Equal(1, created.Metadata.Generation);
        Assert.NotEmpty(created.Metadata.Uid);
        var again = await _api.CreateAsync(KnownResources.Profile, "kasten-io", Json("""{"metadata":{"name":"one"}}"""), WriteOptions.Default, Stop);
        Assert.True(again.Error!.IsAlreadyExists);
    }

    [Fact]
    public async Task Create_MissingNamespace_NotFound() =>
        Assert.True((await _api.CreateAsync(KnownResources.Profile, "elsewhere", Json("""{"metadata":{"name":"one"}}"""), WriteOptions.Default, Stop)).IsNotFound);

    [Fact]
    public async Task Update_OldVersion_Conflict()
    {
        var first = await CreateProfileAsync();
        await PatchAsync("""{"spec":{"a":"2"}}""");
        var late = await _api.UpdateAsync(KnownResources.Profile, Key, first.Json, WriteOptions.Default, Stop);
        Assert.True(late.Error!.IsConflict);
    }

    [Fact]
    public async Task Patch_SameContent_KeepsVersion()
    {
        var first = await CreateProfileAsync();
        Assert.Equal(first.Metadata.ResourceVersion, (await PatchAsync("""{"spec":{"a":"1"}}""")).Metadata.ResourceVersion);
        var changed = await PatchAsync("""{"spec":{"a":"2"}}""");
        Assert.Equal(2, changed.Metadata.Generation);
        Assert.NotEqual(first.Metadata.ResourceVersion, changed.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Patch_Status_OnlyThroughItsSubresource()
    {
        await CreateProfileAsync();
        Assert.DoesNotContain("status", Text(await PatchAsync("""{"status":{"x":1}}""")), StringComparison.Ordinal);
        var status = await _api.PatchAsync(KnownResources.Profile, Key, PatchKind.Merge, Json("""{"status":{"x":1},"spec":{"a":"9"}}"""), WriteOptions.Status, Stop);
        Assert.Contains("\"x\":1", Text(status.Value), StringComparison.Ordinal);
        Assert.Contains("\"a\":\"1\"", Text(status.Value), StringComparison.Ordinal);
        Assert.Equal(1, status.Value.Metadata.Generation);
    }

    [Fact]
    public async Task Delete_WithFinalizer_WaitsUntilItIsRemoved()
    {
        await CreateProfileAsync();
        await PatchAsync("""{"metadata":{"finalizers":["a/b"]}}""");
        Assert.True((await _api.DeleteAsync(KnownResources.Profile, Key, DeleteOptions.Default, Stop)).Value.Pending);
        Assert.True((await _api.GetAsync(KnownResources.Profile, Key, Stop)).Value.Metadata.IsDeleting);
        await _api.PatchAsync(KnownResources.Profile, Key, PatchKind.Json, Json("""[{"op":"test","path":"/metadata/finalizers/0","value":"a/b"},{"op":"remove","path":"/metadata/finalizers/0"}]"""), WriteOptions.Default, Stop);
        Assert.True((await _api.GetAsync(KnownResources.Profile, Key, Stop)).IsNotFound);
    }

    [Fact]
    public async Task Delete_Namespace_EndsWhenEmptyAndTakesNothingNew()
    {
        await CreateProfileAsync();
        await PatchAsync("""{"metadata":{"finalizers":["a/b"]}}""");
        await _api.DeleteAsync(KnownResources.Namespace, new ResourceKey("", "kasten-io"), DeleteOptions.Default, Stop);
        var refused = await _api.CreateAsync(KnownResources.Profile, "kasten-io", Json("""{"metadata":{"name":"two"}}"""), WriteOptions.Default, Stop);
        Assert.Equal("NamespaceTerminating", Assert.Single(refused.Error!.Causes).Reason);
        await PatchAsync("""{"metadata":{"finalizers":null}}""");
        Assert.True((await _api.GetAsync(KnownResources.Namespace, new ResourceKey("", "kasten-io"), Stop)).IsNotFound);
    }

    [Fact]
    public async Task Delete_Owner_TakesTheOwned()
    {
        var owner = await CreateProfileAsync();
        var owned = $$$"""{"metadata":{"name":"two","ownerReferences":[{"apiVersion":"v1","kind":"Profile","name":"one","uid":"{{{owner.Metadata.Uid}}}"}]}}""";
        await _api.CreateAsync(KnownResources.Secret, "kasten-io", Json(owned), WriteOptions.Default, Stop);
        await _api.DeleteAsync(KnownResources.Profile, Key, DeleteOptions.Default, Stop);
        Assert.True((await _api.GetAsync(KnownResources.Secret, new ResourceKey("kasten-io", "two"), Stop)).IsNotFound);
    }

    [Fact]
    public async Task Apply_OtherManagersField_ConflictsUnlessForced()
    {
        await CreateProfileAsync();
        var body = Json("""{"apiVersion":"config.kio.kasten.io/v1alpha1","kind":"Profile","metadata":{"name":"one"},"spec":{"a":"2"}}""");
        var refused = await _api.ApplyAsync(KnownResources.Profile, Key, body, new ApplyOptions { FieldManager = "mine" }, Stop);
        Assert.Equal(".spec.a", Assert.Single(refused.Error!.Causes).Field);
        var forced = await _api.ApplyAsync(KnownResources.Profile, Key, body, new ApplyOptions { FieldManager = "mine", Force = true }, Stop);
        Assert.Contains("mine", forced.Value.Metadata.FieldManagers);
        Assert.Contains("\"a\":\"2\"", Text(forced.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_FieldNoLongerSent_IsRemovedWhenNobodyElseOwnsIt()
    {
        var options = new ApplyOptions { FieldManager = "mine" };
        await _api.ApplyAsync(KnownResources.Profile, Key, Json("""{"metadata":{"name":"one"},"spec":{"a":"1","b":"1"}}"""), options, Stop);
        var again = await _api.ApplyAsync(KnownResources.Profile, Key, Json("""{"metadata":{"name":"one"},"spec":{"a":"1"}}"""), options, Stop);
        Assert.DoesNotContain("\"b\":\"1\"", Text(again.Value), StringComparison.Ordinal);
        var same = await _api.ApplyAsync(KnownResources.Profile, Key, Json("""{"metadata":{"name":"one"},"spec":{"a":"1"}}"""), options, Stop);
        Assert.Equal(again.Value.Metadata.ResourceVersion, same.Value.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Watch_WithSelector_SeesObjectsComeChangeAndGo()
    {
        var list = await _api.ListAsync(KnownResources.Profile, new ListOptions { Namespace = "kasten-io" }, Stop);
        await CreateProfileAsync();
        await PatchAsync("""{"metadata":{"labels":{"in":"yes"}}}""");
        await PatchAsync("""{"spec":{"a":"2"}}""");
        await PatchAsync("""{"metadata":{"labels":null}}""");
        var seen = new List<WatchEventType>();
        await foreach (var change in _api.WatchAsync(KnownResources.Profile, new WatchOptions { LabelSelector = "in=yes", ResourceVersion = list.Value.ResourceVersion }, Stop))
        {
            seen.Add(change.Type);
            if (change.Type == WatchEventType.Deleted)
            {
                break;
            }
        }

        Assert.Equal([WatchEventType.Added, WatchEventType.Modified, WatchEventType.Deleted], seen);
    }

    [Fact]
    public async Task Watch_CompactedVersion_Gone()
    {
        await CreateProfileAsync();
        _api.Compact();
        var events = new List<WatchEvent>();
        await foreach (var change in _api.WatchAsync(KnownResources.Profile, new WatchOptions { ResourceVersion = "1" }, Stop))
        {
            events.Add(change);
        }

        Assert.True(Assert.Single(events).Error!.IsGone);
    }

    [Fact]
    public async Task Watch_IsAsTheRealClientsIs()
    {
        await _api.CreateAsync(KnownResources.ConfigMap, "kasten-io", Json("""{"metadata":{"name":"x"}}"""), WriteOptions.Default, Stop);
        var list = (await _api.ListAsync(KnownResources.ConfigMap, new ListOptions(), Stop)).Value;
        Assert.Equal(("v1", "ConfigMap"), (list.Items[0].Metadata.ApiVersion, list.Items[0].Metadata.Kind));
        var opened = 0;
        var options = new WatchOptions
        {
            ResourceVersion = list.ResourceVersion,
            Opened = () =>
            {
                opened++;
                _api.DropWatches();
            },
        };

        await foreach (var change in _api.WatchAsync(KnownResources.ConfigMap, options, Stop))
        {
            // Bookmarks too.
            Assert.NotEmpty(change.Object.Metadata.ResourceVersion);
        }

        Assert.Equal(1, opened);
    }

    private async Task<KubernetesObject> CreateProfileAsync() =>
        (await _api.CreateAsync(KnownResources.Profile, "kasten-io", Json("""{"metadata":{"name":"one"},"spec":{"a":"1"}}"""), WriteOptions.Default, Stop)).Value;

    private async Task<KubernetesObject> PatchAsync(string patch) =>
        (await _api.PatchAsync(KnownResources.Profile, Key, PatchKind.Merge, Json(patch), WriteOptions.Default, Stop)).Value;

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(KubernetesObject stored) => Encoding.UTF8.GetString(stored.Json.Span);
}
