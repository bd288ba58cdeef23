using Tombolo.Api.Access;

namespace Tombolo.Primary.Access.Definitions;

/// <summary>A K10ClusterRoleBinding as it is stored.</summary>
/// <param name="Status">Null when there is none or it cannot be read.</param>
internal sealed record BindingObject(BindingDefinition Definition, string ResourceVersion, long Generation, K10ClusterRoleBindingStatus? Status);
