using Microsoft.AspNetCore.Http;
using Tombolo.Api.Details;
using Tombolo.Api.Effects;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Reading;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Dashboard.Fleet;
using Tombolo.Dashboard.Live;

namespace Tombolo.Dashboard.Distributions;

/// <summary>How Distributions stand, from the server's informers and the hub's memory.</summary>
internal sealed class DistributionReader(VisibleObjects visible, LiveCollections live, IFleetMemory memory)
{
    private const int Page = 500;

    public async Task<Outcome<DistributionList>> ListAsync(CancellationToken cancellationToken)
    {
        var found = await visible.ListAsync(live.Distributions, cancellationToken);
        return found.Refusal is { } refusal
            ? refusal
            : new DistributionList([.. found.Objects.Select(each => DistributionItems.Of(each.Value)).OrderBy(item => item.Name, StringComparer.Ordinal)]);
    }

    public async Task<Outcome<DistributionItem>> GetAsync(string name, CancellationToken cancellationToken)
    {
        var (found, refusal) = await visible.FindAsync(live.Distributions, name, cancellationToken);
        return found is null ? refusal! : DistributionItems.Of(found.Value);
    }

    /// <summary>The matrix of objects and clusters, with drift and conflicts field by field.</summary>
    public async Task<Outcome<DistributionDetail>> GetTargetsAsync(string name, string after, int limit, string? state, CancellationToken cancellationToken)
    {
        var (found, refusal) = await visible.FindAsync(live.Distributions, name, cancellationToken);
        return found is null ? refusal!
            : !memory.IsActive ? NotActive()
            : memory.Describe(name, after, Math.Clamp(limit, 1, Page), state) is { } detail ? detail
            : Refusal.NotFound($"the hub does not know Distribution '{name}' yet; it reads it within a moment");
    }

    public async Task<Outcome<TargetExplanation>> ExplainAsync(string name, string cluster, CancellationToken cancellationToken)
    {
        var (found, refusal) = await visible.FindAsync(live.Distributions, name, cancellationToken);
        return found is null ? refusal!
            : !memory.IsActive ? NotActive()
            : memory.Explain(name, cluster) is { } explanation ? explanation
            : Refusal.NotFound($"the hub does not know Distribution '{name}' yet; it reads it within a moment");
    }

    /// <summary>What a deletion would do to the clusters.</summary>
    public async Task<Outcome<DeletionPreview>> PreviewDeletionAsync(string name, CancellationToken cancellationToken)
    {
        var (found, refusal) = await visible.FindAsync(live.Distributions, name, cancellationToken);
        if (found is null)
        {
            return refusal!;
        }

        return memory.Describe(name, "", Page, state: null) is { } whole
            ? new DeletionPreview(DeletionEffect.OfDistribution(found.Value, Whole(name, whole)))
            : NotActive();
    }

    /// <summary>What deleting a global resource would do to the clusters.</summary>
    public async Task<Outcome<DeletionPreview>> PreviewDeletionAsync(ResourceType type, string name, CancellationToken cancellationToken)
    {
        if (!await visible.MayAsync("get", type, name, cancellationToken))
        {
            return visible.Refuse("get", type, name);
        }

        return memory.FindUse(type.Kind, name) is { } use ? new DeletionPreview(DeletionEffect.OfSource(use)) : NotActive();
    }

    private DistributionDetail Whole(string name, DistributionDetail first)
    {
        var targets = first.Targets.ToList();
        for (var next = first.Next; next is not null;)
        {
            var page = memory.Describe(name, next, Page, state: null);
            targets.AddRange(page?.Targets ?? []);
            next = page?.Next;
        }

        return first with { Targets = targets, Next = null };
    }

    private static Refusal NotActive() => Refusal.Because(
        StatusCodes.Status503ServiceUnavailable, "NotActive", "this server is not the active server of a primary; what its memory would know is known in a moment");
}
