using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Distributions.Control;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.Distributions.Control;

public class DistributionStatusWriterTests
{
    private static readonly ResourceKey Key = new(WellKnownNamespaces.MultiCluster, "d");

    private readonly InMemoryKubernetes _api = new(new ManualTimeProvider(), WellKnownNamespaces.MultiCluster);
    private readonly DistributionStatusWriter _writer;

    public DistributionStatusWriterTests() => _writer = new DistributionStatusWriter(_api);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnsureAsync_ContentIsEqual_WritesNothing()
    {
        var stored = await CreateAsync();
        Assert.True(await _writer.EnsureAsync(stored, new DistributionStatus { State = "Synced" }, Stop));
        var before = _api.Writes.Count;

        Assert.False(await _writer.EnsureAsync(await ReadAsync(), new DistributionStatus { State = "Synced" }, Stop));
        Assert.Equal(before, _api.Writes.Count);
    }

    [Fact]
    public async Task EnsureAsync_InformerIsBehind_WritesNothingAgain()
    {
        var stored = await CreateAsync();
        await _writer.EnsureAsync(_writer.Latest(stored), new DistributionStatus { State = "Syncing" }, Stop);

        Assert.Equal("Syncing", _writer.Latest(stored).Status!.State);
        Assert.False(await _writer.EnsureAsync(_writer.Latest(stored), new DistributionStatus { State = "Syncing" }, Stop));
    }

    [Fact]
    public async Task Latest_SomebodyElseWroteMeanwhile_IsWhatIsStored()
    {
        var stored = await CreateAsync();
        await _writer.EnsureAsync(stored, new DistributionStatus { State = "Syncing" }, Stop);
        await _api.PatchAsync(KnownResources.Distribution, Key, PatchKind.Merge, Encoding.UTF8.GetBytes("""{"status":{"state":"Nonsense"}}"""), WriteOptions.Status, Stop);

        var now = await ReadAsync();
        Assert.Equal("Nonsense", _writer.Latest(now).Status!.State);
        Assert.True(await _writer.EnsureAsync(_writer.Latest(now), new DistributionStatus { State = "Syncing" }, Stop));
        Assert.Equal("Syncing", (await ReadAsync()).Status!.State);
    }

    [Fact]
    public async Task EnsureAsync_FieldIsGone_IsRemoved()
    {
        await _writer.EnsureAsync(await CreateAsync(), new DistributionStatus { State = "Failed", WorstTargets = [new TargetStatus { Cluster = "c", State = "Failed" }] }, Stop);
        await _writer.EnsureAsync(await ReadAsync(), new DistributionStatus { State = "Synced" }, Stop);

        var status = JsonNode.Parse((await _api.GetAsync(KnownResources.Distribution, Key, Stop)).Value.Json.Span)!["status"]!.AsObject();
        Assert.Equal(["state"], status.Select(field => field.Key));
    }

    [Fact]
    public async Task EnsureAsync_GoesThroughTheStatusSubresource()
    {
        await _writer.EnsureAsync(await CreateAsync(), new DistributionStatus { State = "Synced" }, Stop);

        var write = _api.Writes[^1];
        Assert.Equal(("patch", "status", FieldManagers.Controller), (write.Verb, write.Subresource, write.FieldManager));
    }

    [Fact]
    public async Task EnsureAsync_ObjectWasMadeAnew_IsNotWritten()
    {
        var stored = await CreateAsync();
        await _api.DeleteAsync(KnownResources.Distribution, Key, DeleteOptions.Default, Stop);
        await CreateAsync();

        await Assert.ThrowsAsync<Tombolo.Kubernetes.Errors.KubernetesException>(() => _writer.EnsureAsync(stored, new DistributionStatus { State = "Synced" }, Stop));
        Assert.Null((await ReadAsync()).Status);
    }

    [Fact]
    public async Task EnsureAsync_ObjectIsGone_IsNoError()
    {
        var stored = await CreateAsync();
        await _api.DeleteAsync(KnownResources.Distribution, Key, DeleteOptions.Default, Stop);

        Assert.False(await _writer.EnsureAsync(stored, new DistributionStatus { State = "Synced" }, Stop));
    }

    private async Task<DistributionObject> CreateAsync()
    {
        var json = new DistributionBuilder("d").To("c").OfProfiles("p").WithFinalizers().ToJson();
        _ = (await _api.CreateAsync(KnownResources.Distribution, Key.Namespace, Encoding.UTF8.GetBytes(json), WriteOptions.Default, Stop)).Value;
        return await ReadAsync();
    }

    private async Task<DistributionObject> ReadAsync() =>
        new DistributionReader(PayloadPolicy.Default).Read((await _api.GetAsync(KnownResources.Distribution, Key, Stop)).Value);
}
