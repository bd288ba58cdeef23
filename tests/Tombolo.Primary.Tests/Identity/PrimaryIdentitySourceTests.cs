using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Primary.Identity;
using Tombolo.Runtime.Identity;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.Identity;

public sealed class PrimaryIdentitySourceTests
{
    private readonly InMemoryKubernetes _api = new(new ManualTimeProvider(), "kasten-io");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_NoSecret_MakesOneIdentityForAll()
    {
        using var first = Source();
        using var second = Source();
        var identities = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => await (i % 2 == 0 ? first : second).GetAsync(Stop))));
        Assert.Single(identities.Select(identity => identity.Key.PublicKey.Thumbprint).Distinct(StringComparer.Ordinal));
        Assert.Single(identities.Select(identity => Convert.ToHexString(identity.FleetKey.Span)).Distinct(StringComparer.Ordinal));
        Assert.Equal(32, identities[0].FleetKey.Length);
    }

    [Fact]
    public async Task Get_AfterARestart_SameIdentity()
    {
        using var before = Source();
        using var after = Source();
        var (first, second) = (await before.GetAsync(Stop), await after.GetAsync(Stop));
        Assert.Equal(first.Key.PublicKey, second.Key.PublicKey);
        Assert.Equal(first.FleetKey.ToArray(), second.FleetKey.ToArray());
        Assert.Equal(2, _api.Writes.Count(write => write.Type == KnownResources.Secret));
    }

    [Fact]
    public async Task Get_SecretWithoutKey_SaysWhatToDo()
    {
        await _api.CreateAsync(
            KnownResources.Secret, "kasten-io", """{"metadata":{"name":"tombolo-identity"},"type":"tombolo.io/identity","stringData":{"privateKey":"oops","incarnation":"life-1"}}"""u8.ToArray(), WriteOptions.Default, Stop);
        using var source = Source();
        var damaged = await Assert.ThrowsAsync<InvalidDataException>(async () => await source.GetAsync(Stop));
        Assert.Contains("Restore it from a backup", damaged.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("oops", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_HoldsNoKey()
    {
        using var identity = new PrimaryIdentity(Protocol.Keys.SigningKey.Create(), "life-1", new byte[] { 1, 2, 3 });
        Assert.Equal($"primary identity {identity.Key.PublicKey.Thumbprint}", identity.ToString());
    }

    private PrimaryIdentitySource Source() => new(new ClusterIdentityStore(_api, "kasten-io"));
}
