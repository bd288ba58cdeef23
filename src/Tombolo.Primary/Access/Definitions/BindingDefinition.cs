using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;
using Tombolo.Protocol.Grants;

namespace Tombolo.Primary.Access.Definitions;

/// <summary>What a K10ClusterRoleBinding asks for, read once; without what changes when its status is written.</summary>
internal sealed record BindingDefinition
{
    public required string Name { get; init; }

    public required string Uid { get; init; }

    /// <summary>Name of the K10ClusterRole.</summary>
    public required string Role { get; init; }

    public required ClusterSelection Selection { get; init; }

    /// <summary>As the primary's API server knows them; without repetition, in ordinal order: their order in the specification means nothing.</summary>
    public required IReadOnlyList<GrantSubject> Subjects { get; init; }

    /// <summary>It goes when somebody else's finalizers do; what it grants goes at once.</summary>
    public bool IsDeleting { get; init; }

    /// <summary>Every fault of the specification; a binding with any is refused whole.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The bytes of the specification, to tell whether it changed.</summary>
    public ReadOnlyMemory<byte> Spec { get; init; }

    /// <summary>True when nothing differs that a compilation depends on.</summary>
    public bool HasSameContent(BindingDefinition other) =>
        Name == other.Name && Uid == other.Uid && IsDeleting == other.IsDeleting && Spec.Span.SequenceEqual(other.Spec.Span);
}
