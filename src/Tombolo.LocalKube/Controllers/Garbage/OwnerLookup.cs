using System.Collections.Concurrent;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Controllers.Garbage;

/// <summary>What became of the owners that objects name.</summary>
internal sealed class OwnerLookup(ControllerContext context)
{
    private readonly ConcurrentDictionary<string, ObjectIdentity> _waiting = new(StringComparer.Ordinal);

    /// <summary>Notes an owner that goes after its dependents.</summary>
    public void Wait(string uid, ObjectIdentity owner) => _waiting[uid] = owner;

    /// <summary>Nothing holds the owner any more.</summary>
    public void Release(string uid) => _waiting.TryRemove(uid, out _);

    /// <summary>The owner of that uid when it waits for its dependents.</summary>
    public ObjectIdentity? FindWaiting(string uid) => _waiting.TryGetValue(uid, out var owner) ? owner : null;

    /// <param name="namespace">That of the dependent: owners are in the same one, or in none.</param>
    public OwnerState Find(OwnerReference reference, string @namespace)
    {
        var slash = reference.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        var group = slash < 0 ? "" : reference.ApiVersion[..slash];
        var version = reference.ApiVersion[(slash + 1)..];

        // Of a kind that is not served, nobody can say that the owner is gone.
        if (context.Registry.Current.FindKind(group, version, reference.Kind) is not { } kind || (kind.IsNamespaced && @namespace.Length == 0))
        {
            return OwnerState.Solid;
        }

        var owner = context.Find(kind.GroupResource, kind.IsNamespaced ? @namespace : "", reference.Name);
        if (owner is null || owner.Uid != reference.Uid)
        {
            return OwnerState.Absent;
        }

        return owner.IsTerminating && owner.Read().Object("metadata").Texts("finalizers").Contains("foregroundDeletion")
            ? OwnerState.WaitingForDependents
            : OwnerState.Solid;
    }
}
