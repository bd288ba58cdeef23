using Tombolo.Api.Resources;
using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Access;

/// <summary>
/// Which copies grant access. They are made, compared and repaired as all copies are, but taken away by stricter rules: at once, without the brake, and
/// never left behind, because access that stays too long does more harm than access that goes too early.
/// </summary>
internal static class AccessCopies
{
    public static bool Is(ItemKey item) => item.Group == KnownResources.ClusterRoleBinding.Group && item.Kind == KnownResources.ClusterRoleBinding.Kind;

    public static bool Is(CopyKey copy) => copy.Group == KnownResources.ClusterRoleBinding.Group && copy.Kind == KnownResources.ClusterRoleBinding.Kind;
}
