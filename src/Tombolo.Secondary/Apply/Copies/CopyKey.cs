using Tombolo.Api.Resources;
using Tombolo.Protocol.Sets;

namespace Tombolo.Secondary.Apply.Copies;

/// <summary>Names one copy whatever version of its kind is spoken.</summary>
internal readonly record struct CopyKey(string Group, string Kind, string Name)
{
    public static CopyKey Of(ItemKey item) => new(item.Group, item.Kind, item.Name);

    public static CopyKey Of(ResourceType type, string name) => new(type.Group, type.Kind, name);

    /// <summary><c>Kind name</c>, for messages.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
