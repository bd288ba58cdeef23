using Tombolo.Primary.Membership;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>
/// The clusters that are compiled for, the same list for as long as nothing in it changes: a status that is written to a Cluster makes no work.
/// </summary>
internal sealed class TargetCatalog
{
    private IReadOnlyList<TargetCluster> _current = [];

    /// <summary>Takes the members there are now and returns them in ordinal order of their names.</summary>
    public IReadOnlyList<TargetCluster> Update(IEnumerable<Member> members)
    {
        var known = _current.ToDictionary(cluster => cluster.Name, StringComparer.Ordinal);
        var next = members
            .Select(member => new TargetCluster(member.Name, member.K10Namespace, member.IsLeaving, member.Labels, member.IsPrimary)
            {
                Id = member.Id,
                IsPaused = member.IsPaused,
                ForceSync = member.ForceSync,
            })
            .Select(cluster => known.TryGetValue(cluster.Name, out var same) && same.HasSameContent(cluster) ? same : cluster)
            .OrderBy(cluster => cluster.Name, StringComparer.Ordinal)
            .ToArray();
        if (!next.SequenceEqual(_current, ReferenceEqualityComparer.Instance))
        {
            _current = next;
        }

        return _current;
    }
}
