using Tombolo.Api.Access;
using Tombolo.Api.Access.WhoCan;
using Tombolo.Protocol.Grants;

namespace Tombolo.Primary.Access.WhoCan;

/// <summary>Compares what is bound on the primary with what a cluster says of itself, and names the differences.</summary>
/// <param name="cluster">Name of the Cluster.</param>
/// <param name="isPrimary">The cluster is the primary, where people have their own names.</param>
internal sealed class AccessComparison(string cluster, string primaryId, bool isPrimary, IReadOnlyList<BoundGrant> bound, IReadOnlySet<string> refused)
{
    /// <summary>Of a cluster that has answered.</summary>
    public IReadOnlyList<AccessHolder> Compare(WhoCanAnswer answer)
    {
        var roles = answer.Roles.ToDictionary(role => role.Reference, StringComparer.Ordinal);
        var expected = new Dictionary<(string Binding, GrantSubject Subject), WhoCanRole>();
        foreach (var grant in bound)
        {
            foreach (var subject in grant.Subjects)
            {
                if (roles.TryGetValue(grant.ClusterRole, out var role) && role.Allows)
                {
                    expected[(grant.Binding, subject)] = role;
                }
            }
        }

        var holders = answer.Holders.Select(holder => Judge(holder, expected)).ToList();
        holders.AddRange(expected.Select(missing => new AccessHolder(
            HolderStates.Missing,
            missing.Key.Subject.Kind,
            missing.Key.Subject.Name,
            IsOfPrimary: true,
            missing.Value.ClusterRole,
            "",
            missing.Key.Binding,
            [],
            $"K10ClusterRoleBinding {missing.Key.Binding} binds {missing.Key.Subject.Kind} {missing.Key.Subject.Name} here, and {cluster} does not grant it yet; its status says why")));
        return Sorted(holders);
    }

    /// <summary>Of a cluster that cannot be asked: everybody who has a role there, whatever the role allows.</summary>
    public IReadOnlyList<AccessHolder> Assume() => Sorted(bound.SelectMany(grant => grant.Subjects.Select(subject => new AccessHolder(
        HolderStates.Unverified,
        subject.Kind,
        subject.Name,
        IsOfPrimary: true,
        grant.ClusterRole,
        "",
        grant.Binding,
        [],
        $"K10ClusterRoleBinding {grant.Binding} binds {grant.ClusterRole} here; whether that allows it, and whether {cluster} grants it, is not known"))));

    private AccessHolder Judge(WhoCanHolder holder, Dictionary<(string Binding, GrantSubject Subject), WhoCanRole> expected)
    {
        var ofPrimary = OfPrimary(holder);
        var known = new AccessHolder(
            HolderStates.Local,
            holder.Kind,
            ofPrimary ?? (holder.Namespace.Length > 0 ? $"{holder.Namespace}/{holder.Name}" : holder.Name),
            ofPrimary is not null,
            holder.Role,
            holder.Binding,
            holder.K10Binding,
            holder.OnlyNames,
            "");
        if (holder.K10Binding.Length > 0)
        {
            return ofPrimary is not null && expected.Remove((holder.K10Binding, new GrantSubject(holder.Kind, ofPrimary)))
                ? known with { State = HolderStates.Bound }
                : known with { State = HolderStates.Leftover, Message = LeftoverMessage(holder) };
        }

        return ofPrimary is not null && !isPrimary
            ? known with { State = HolderStates.Unbound, Message = $"{holder.Binding} on {cluster} grants it to {known.Kind} {ofPrimary} of the primary, and no K10ClusterRoleBinding made it; delete it there if it is not meant" }
            : known;
    }

    private string LeftoverMessage(WhoCanHolder holder) => refused.Contains(holder.K10Binding)
        ? $"K10ClusterRoleBinding {holder.K10Binding} is refused and what it granted before stays; correct it, or delete it to take the access away"
        : $"K10ClusterRoleBinding {holder.K10Binding} does not say it any more; {cluster} has not taken it back yet";

    /// <summary>The name on the primary; null for an identity of the cluster.</summary>
    private string? OfPrimary(WhoCanHolder holder)
    {
        if (holder.Kind is not ("User" or "Group"))
        {
            return null;
        }

        return isPrimary ? holder.K10Binding.Length > 0 ? holder.Name : null : MappedIdentity.TryRead(primaryId, holder.Name);
    }

    private static IReadOnlyList<AccessHolder> Sorted(IEnumerable<AccessHolder> holders) =>
        [.. holders
            .OrderByDescending(holder => HolderStates.IsDifference(holder.State))
            .ThenByDescending(holder => holder.IsOfPrimary)
            .ThenBy(holder => holder.IsSystem)
            .ThenBy(holder => holder.Kind, StringComparer.Ordinal)
            .ThenBy(holder => holder.Name, StringComparer.Ordinal)
            .ThenBy(holder => holder.Binding, StringComparer.Ordinal)];
}
