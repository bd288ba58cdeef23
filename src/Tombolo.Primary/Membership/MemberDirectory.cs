using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Primary.Membership;

/// <summary>The members by the Clusters there are. Each Cluster is read once, whoever asks for it how often.</summary>
internal sealed class MemberDirectory(IResourceInformer<Cluster> clusters) : IMemberDirectory
{
    // Clusters are immutable records that the informer replaces; what was read of one goes with it.
    private readonly ConditionalWeakTable<Cluster, Reading> _readings = [];

    public bool HasSynced => clusters.HasSynced;

    public bool TryGetById(string clusterId, [MaybeNullWhen(false)] out Member member)
    {
        // Two Clusters with one id are a copy made by hand; the older one is the member.
        member = clusters.ListByIndex(ClusterInformer.ById, clusterId)
            .OrderBy(cluster => cluster.Metadata.CreationTimestamp)
            .ThenBy(cluster => cluster.Name(), StringComparer.Ordinal)
            .Select(Read)
            .FirstOrDefault(found => found is not null);
        return member is not null;
    }

    public bool TryGetByName(string name, [MaybeNullWhen(false)] out Member member)
    {
        member = clusters.TryGet(new ResourceKey(WellKnownNamespaces.MultiCluster, name), out var cluster) ? Read(cluster) : null;
        return member is not null;
    }

    public IReadOnlyCollection<Member> List() => [.. clusters.List().Select(Read).OfType<Member>()];

    private Member? Read(Cluster cluster) => _readings.GetValue(cluster, found => new Reading(MemberReader.Read(found))).Member;

    private sealed record Reading(Member? Member);
}
