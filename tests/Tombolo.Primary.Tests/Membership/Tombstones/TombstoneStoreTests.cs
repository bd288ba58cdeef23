using Tombolo.Api.Resources;
using Tombolo.Primary.Identity;
using Tombolo.Primary.Membership.Tombstones;
using Tombolo.Protocol.Keys;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Logging;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.Membership.Tombstones;

public sealed class TombstoneStoreTests : IDisposable
{
    private static readonly TombstoneEntry Entry = new() { Cause = "ForcedDisconnect", IssuedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    private readonly InMemoryKubernetes _api = new(new ManualTimeProvider(), "kasten-io");
    private readonly PrimaryIdentity _identity = new(SigningKey.Create(), "life-1", new byte[32]);
    private readonly RecordingLogger<TombstoneStore> _log = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_NothingStored_Null()
    {
        using var store = await LoadAsync();
        Assert.False(store.Find("id", "life-1").HasValue);
        Assert.False(store.HasAny);
    }

    [Fact]
    public async Task Store_Twice_IsWrittenOnce()
    {
        using var store = await LoadAsync();
        await store.StoreAsync("id", "life-1", Entry, Stop);
        await store.StoreAsync("id", "life-1", Entry with { Cause = "LeaveDeadline" }, Stop);
        Assert.Single(_api.Writes, write => write.Type == KnownResources.Secret);
        Assert.True(store.Find("id", "life-1").HasValue);
        Assert.False(store.Find("id", "life-2").HasValue);
        Assert.True(store.HasAny);
    }

    [Fact]
    public async Task Store_SecretWrittenByAnother_KeepsWhatItHolds()
    {
        using var store = await LoadAsync();
        using var other = await LoadAsync();
        await other.StoreAsync("other", "life-1", Entry, Stop);
        await store.StoreAsync("id", "life-1", Entry, Stop);
        await other.AcknowledgeAsync("other", "life-1", Stop);
        using var reader = await LoadAsync();
        Assert.True(reader.Find("id", "life-1").HasValue);
        Assert.False(reader.Find("other", "life-1").HasValue);
    }

    [Fact]
    public async Task Forget_Cluster_AllItsLives()
    {
        using var store = await LoadAsync();
        await store.StoreAsync("id", "life-1", Entry, Stop);
        await store.StoreAsync("id", "life-2", Entry, Stop);
        await store.StoreAsync("id-2", "life-1", Entry, Stop);
        await store.ForgetAsync("id", Stop);
        Assert.False(store.Find("id", "life-1").HasValue);
        Assert.False(store.Find("id", "life-2").HasValue);
        Assert.True(store.Find("id-2", "life-1").HasValue);
        var writes = _api.Writes.Count;
        await store.ForgetAsync("id", Stop);
        Assert.Equal(writes, _api.Writes.Count);
    }

    [Fact]
    public async Task Load_EntryThatCannotBeRead_IsSkippedAndLogged()
    {
        await _api.CreateAsync(
            KnownResources.Secret,
            "kasten-io",
            """{"metadata":{"name":"tombolo-tombstones"},"stringData":{"id.life-1":"{\"cause\":\"ForcedDisconnect\",\"issuedAt\":\"2026-01-01T00:00:00Z\"}","id.life-2":"oops"}}"""u8.ToArray(),
            Kubernetes.Client.WriteOptions.Default,
            Stop);
        using var store = await LoadAsync();
        Assert.True(store.Find("id", "life-1").HasValue);
        Assert.False(store.Find("id", "life-2").HasValue);
        Assert.Contains(_log.Lines, line => line.Message.Contains("id.life-2", StringComparison.Ordinal));
    }

    public void Dispose() => _identity.Dispose();

    private async Task<TombstoneStore> LoadAsync()
    {
        var store = new TombstoneStore(_api, "kasten-io", _identity, _log);
        await store.LoadAsync(Stop);
        return store;
    }
}
