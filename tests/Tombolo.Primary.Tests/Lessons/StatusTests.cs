using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Primary.Tests.Distributions;
using Tombolo.Primary.Tests.Distributions.Engine;

namespace Tombolo.Primary.Tests.Lessons;

/// <summary>Statuses that were lost, or that made work, in comparable systems; each name is the public thread.</summary>
public sealed class StatusTests
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 50).Select(number => $"d{number}")];

    [Fact]
    public async Task RancherFleet4599_ManyAreMadeAtOnceAndAStatusIsLost_EveryOneSaysHowItStands()
    {
        await using var world = await DistributionWorld.StartedAsync("lyon");
        world.Serve("lyon");
        await world.PutAsync(SourceBuilder.Profile("p"));
        var refused = 0;
        world.Api.BeforeRequest = request => request is { Verb: "patch", Subresource: "status" } && request.Type == KnownResources.Distribution && Interlocked.Increment(ref refused) <= Names.Length
            ? new KubernetesStatus(429, "TooManyRequests", "slow down", [], null)
            : null;

        foreach (var name in Names)
        {
            await world.PutAsync(new DistributionBuilder(name).WithFinalizers().Where("").OfProfiles("p"));
        }

        foreach (var name in Names)
        {
            await world.UntilStateAsync(name, DistributionStates.Synced);
        }

        Assert.True(refused > Names.Length);
        await world.PatchStatusAsync(KnownResources.Distribution, "d7", """{"status":null}""");
        await world.UntilStateAsync("d7", DistributionStates.Synced);
    }

    [Fact]
    public async Task RancherFleet4167_StatusesAreWritten_NothingIsSentAndNothingIsWritten()
    {
        await using var world = await DistributionEngineTests.SyncedAsync("paris", "lyon");
        var (compiled, writes) = (world.Engine.Compilations.Current.Sequence, world.Writes());
        Assert.True(world.Engine.Sets.TryGet("lyon", out var before));

        for (var minute = 0; minute < 5; minute++)
        {
            await world.PatchStatusAsync(KnownResources.Cluster, "lyon", $$"""{"status":{"id":"id-of-lyon","nodeCount":{{minute}},"version":"1.{{minute}}"} }""");
            await world.PassAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(compiled, world.Engine.Compilations.Current.Sequence);
        for (var minute = 0; minute < 5; minute++)
        {
            await world.PatchStatusAsync(KnownResources.Profile, "s3", $$"""{"status":{"validation":"Success","hash":{{minute}}} }""");
            await world.PassAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(writes, world.Writes());
        Assert.True(world.Engine.Sets.TryGet("lyon", out var after));
        Assert.Same(before, after);
    }
}
