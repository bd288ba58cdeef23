using System.Text;
using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;
using Tombolo.Runtime.Finalizers;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;

namespace Tombolo.Runtime.Tests.Finalizers;

public sealed class FinalizerPatchTests
{
    private const string Ours = "dist.kio.kasten.io/cluster-info";
    private static readonly ResourceType Type = KnownResources.Cluster;
    private static readonly ResourceKey Key = new("kasten-io-mc", "east");

    private readonly InMemoryKubernetes _kubernetes = new(new ManualTimeProvider(), "kasten-io-mc");

    [Theory]
    [InlineData("", Ours, true)]
    [InlineData("a", $"a,{Ours}", true)]
    [InlineData($"a,{Ours},b", $"a,{Ours},b", false)]
    public async Task Add_Finalizers_KeepsOthersAndWritesOnlyWhenAbsent(string before, string after, bool written)
    {
        var known = await CreateAsync(before);

        var result = await FinalizerPatch.AddAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken);

        Assert.Equal(written, result.Value);
        Assert.Equal(after, await FinalizersAsync());
        Assert.Equal(written ? 1 : 0, Patches());
    }

    [Theory]
    [InlineData("a,b", "a,b", false)]
    [InlineData($"a,{Ours},b", "a,b", true)]
    [InlineData(Ours, "", true)]
    public async Task Remove_Finalizers_KeepsOthersAndWritesOnlyWhenPresent(string before, string after, bool written)
    {
        var known = await CreateAsync(before);

        var result = await FinalizerPatch.RemoveAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken);

        Assert.Equal(written, result.Value);
        Assert.Equal(after, await FinalizersAsync());
        Assert.Equal(written ? 1 : 0, Patches());
    }

    [Fact]
    public async Task Remove_LastOfADeletedObject_LetsItGo()
    {
        await CreateAsync(Ours);
        await _kubernetes.DeleteAsync(Type, Key, DeleteOptions.Default, TestContext.Current.CancellationToken);
        var known = FinalizedObject.Of((await GetAsync()).Value.Metadata);

        await FinalizerPatch.RemoveAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken);

        Assert.True((await GetAsync()).IsNotFound);
    }

    [Fact]
    public async Task Add_ObjectChangedMeanwhile_KeepsWhatWasAdded()
    {
        var known = await CreateAsync("a");
        await MergeAsync("""{"metadata":{"finalizers":["a","theirs"]}}""");

        var result = await FinalizerPatch.AddAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken);

        Assert.True(result.Value);
        Assert.Equal($"a,theirs,{Ours}", await FinalizersAsync());
    }

    [Fact]
    public async Task Remove_ObjectChangedMeanwhile_KeepsWhatWasAdded()
    {
        var known = await CreateAsync(Ours);
        await MergeAsync($$$"""{"metadata":{"finalizers":["{{{Ours}}}","theirs"]}}""");

        await FinalizerPatch.RemoveAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken);

        Assert.Equal("theirs", await FinalizersAsync());
    }

    [Fact]
    public async Task Add_SomebodyElseAddedItMeanwhile_WritesNothing()
    {
        var known = await CreateAsync("");
        await FinalizerPatch.AddAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken);

        var again = await FinalizerPatch.AddAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken);

        Assert.False(again.Value);
        Assert.Equal(Ours, await FinalizersAsync());
    }

    [Fact]
    public async Task Add_ObjectChangesAllTheTime_EndsWithTheConflict()
    {
        var known = await CreateAsync("");
        _kubernetes.BeforeRequest = request => request.Verb == "patch" ? new KubernetesStatus(409, "Conflict", "changed", [], null) : null;

        var result = await FinalizerPatch.AddAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken);

        Assert.True(result.Error?.IsConflict);
        Assert.Equal(4, Patches());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Change_ObjectMadeAnewUnderItsName_IsNotTouched(bool add)
    {
        var known = await CreateAsync(add ? "" : Ours);
        await MergeAsync("""{"metadata":{"finalizers":null}}""");
        await _kubernetes.DeleteAsync(Type, Key, DeleteOptions.Default, TestContext.Current.CancellationToken);
        await CreateAsync(add ? "" : Ours);

        var result = add
            ? await FinalizerPatch.AddAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken)
            : await FinalizerPatch.RemoveAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken);

        Assert.Equal(add, result.IsNotFound);
        Assert.Equal(add ? "" : Ours, await FinalizersAsync());
    }

    [Fact]
    public async Task Change_ObjectGone_IsNotFoundForAddAndNothingForRemove()
    {
        var known = new FinalizedObject(Key, "uid", "1", [Ours]);

        Assert.True((await FinalizerPatch.AddAsync(_kubernetes, Type, known, "other", TestContext.Current.CancellationToken)).IsNotFound);
        Assert.False((await FinalizerPatch.RemoveAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken)).Value);
    }

    [Fact]
    public async Task Change_Refused_IsTheRefusal()
    {
        var known = await CreateAsync("");
        _kubernetes.BeforeRequest = _ => new KubernetesStatus(403, "Forbidden", "no", [], null);

        Assert.True((await FinalizerPatch.AddAsync(_kubernetes, Type, known, Ours, TestContext.Current.CancellationToken)).Error?.IsForbidden);
    }

    [Fact]
    public void Of_RecordThatWasNeverStored_Throws() =>
        Assert.Throws<ArgumentException>(() => FinalizedObject.Of(new ObjectMeta { Name = "east" }));

    private async Task<FinalizedObject> CreateAsync(string finalizers)
    {
        var list = string.Join(',', finalizers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(each => $"\"{each}\""));
        var body = $$$"""{"apiVersion":"dist.kio.kasten.io/v1alpha1","kind":"Cluster","metadata":{"name":"east","finalizers":[{{{list}}}]}}""";
        var created = await _kubernetes.CreateAsync(Type, Key.Namespace, Encoding.UTF8.GetBytes(body), WriteOptions.Default, TestContext.Current.CancellationToken);
        return FinalizedObject.Of(created.Value.Metadata);
    }

    private Task<KubernetesResult<KubernetesObject>> GetAsync() => _kubernetes.GetAsync(Type, Key, TestContext.Current.CancellationToken);

    private async Task<string> FinalizersAsync() => string.Join(',', (await GetAsync()).Value.Metadata.Finalizers);

    private Task<KubernetesResult<KubernetesObject>> MergeAsync(string patch) =>
        _kubernetes.PatchAsync(
            Type, Key, PatchKind.Merge, Encoding.UTF8.GetBytes(patch), new WriteOptions { FieldManager = "somebody" }, TestContext.Current.CancellationToken);

    private int Patches() => _kubernetes.Requests.Count(request => request.Verb == "patch");
}
