using Tombolo.Api.Validation;
using Tombolo.Primary.Access.Definitions;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Access.Compilation;

/// <summary>What a compilation makes of one K10ClusterRoleBinding; the same instance for as long as nothing in it changes.</summary>
internal sealed record BindingOutcome
{
    public required BindingDefinition Definition { get; init; }

    public required BindingMode Mode { get; init; }

    /// <summary>As the K10ClusterRole names it; empty unless granting.</summary>
    public required string ClusterRole { get; init; }

    /// <summary>All that is wrong with the binding and its role.</summary>
    public required IReadOnlyList<FieldError> Errors { get; init; }

    /// <summary>Empty unless granting.</summary>
    public required TargetSelection Targets { get; init; }

    /// <summary>Item key of the ClusterRoleBinding on the targets.</summary>
    public required string Key { get; init; }

    /// <summary>For clusters other than the primary: identities in the mapped form. Null when nothing is granted.</summary>
    public required CompiledItem? ForMembers { get; init; }

    /// <summary>For the primary itself: identities as they are there. Null when nothing is granted.</summary>
    public required CompiledItem? ForPrimary { get; init; }

    /// <summary>Sequence of the first compilation with this outcome.</summary>
    public required long ChangedAt { get; init; }

    public CompiledItem? For(TargetCluster cluster) => cluster.IsPrimary ? ForPrimary : ForMembers;
}
