using Tombolo.Api.Resources;

namespace Tombolo.Cli.Commands.Uninstall;

/// <summary>One object that an uninstallation deals with.</summary>
/// <param name="Uid">Only this very object.</param>
/// <param name="Action">What becomes of it.</param>
internal sealed record Removal(ResourceType Type, ResourceKey Key, string Uid, RemovalAction Action)
{
    /// <summary><c>kind.group/name</c>, with the namespace of a namespaced object.</summary>
    public override string ToString()
    {
        var kind = Type.Kind.ToLowerInvariant() + (Type.Group.Length == 0 ? "" : $".{Type.Group}");
        return Type.Namespaced ? $"{kind}/{Key.Name} in {Key.Namespace}" : $"{kind}/{Key.Name}";
    }
}
