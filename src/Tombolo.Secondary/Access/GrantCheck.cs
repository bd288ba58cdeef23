using Tombolo.Api.Access;
using Tombolo.Api.Resources;
using Tombolo.Protocol.Grants;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Access;

/// <summary>
/// What of access this cluster accepts from its primary. A primary that errs, or that somebody took over, can give people of its own one of the three
/// access roles; it can give nothing to an identity of this cluster, and no other role to anybody.
/// </summary>
/// <param name="isLocal">This cluster is the primary: people are known by their own names.</param>
internal sealed class GrantCheck(bool isLocal)
{
    /// <summary>Null when the item grants nothing, or something that may be granted; else why it is refused.</summary>
    public string? Find(WantedCopy wanted)
    {
        var (item, origin) = (wanted.Item, wanted.Origin);
        if (item.Group != KnownResources.ClusterRoleBinding.Group)
        {
            return null;
        }

        if (!AccessCopies.Is(item))
        {
            return $"{item.Kind} {item.Name}: a primary grants access by ClusterRoleBindings alone";
        }

        if (BindingOwner.TryRead(wanted.Owners) is not { } binding || item.Name != TargetBindingName.Of(origin, binding))
        {
            return $"ClusterRoleBinding {item.Name} is not of a K10ClusterRoleBinding of this primary";
        }

        if (!GrantManifest.TryRead(wanted.Manifest, out var grant))
        {
            return $"ClusterRoleBinding {item.Name} says more than a role and who has it; compare the versions of both servers";
        }

        if (AccessRoles.Referenced(grant.ClusterRole) is null)
        {
            return $"ClusterRoleBinding {item.Name} is to grant ClusterRole '{grant.ClusterRole}', but a primary may grant {string.Join(", ", AccessRoles.References)} alone";
        }

        return grant.Subjects.Select(subject => Fault(subject, origin)).OfType<string>().FirstOrDefault() is { } fault ? $"ClusterRoleBinding {item.Name}: {fault}" : null;
    }

    private string? Fault(GrantSubject subject, string origin)
    {
        if (isLocal)
        {
            return SubjectNames.Check(subject.Kind, subject.Name);
        }

        return MappedIdentity.TryRead(origin, subject.Name) is { } name
            ? SubjectNames.Check(subject.Kind, name)
            : $"{subject.Kind} '{subject.Name}' is no identity of the primary; those begin with {MappedIdentity.Of(origin, "")}";
    }
}
