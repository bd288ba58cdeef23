using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Controllers.Garbage;

/// <summary>One object of a cluster, as a key of work.</summary>
internal readonly record struct ObjectIdentity(GroupResource Resource, string Namespace, string Name)
{
    public static ObjectIdentity Of(GroupResource resource, StoredObject stored) => new(resource, stored.Namespace, stored.Name);

    /// <summary>Reads what <see cref="ToString"/> writes; none of the parts can hold a blank.</summary>
    public static ObjectIdentity Parse(string key)
    {
        var parts = key.Split(' ');
        return new ObjectIdentity(new GroupResource(parts[0], parts[1]), parts[2], parts[3]);
    }

    public override string ToString() => $"{Resource.Group} {Resource.Resource} {Namespace} {Name}";
}
