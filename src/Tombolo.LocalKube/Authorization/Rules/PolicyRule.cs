namespace Tombolo.LocalKube.Authorization.Rules;

/// <summary>What somebody may do (https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-v1/). A missing list is empty.</summary>
internal sealed record PolicyRule
{
    public IReadOnlyList<string> Verbs { get; init; } = [];

    public IReadOnlyList<string> ApiGroups { get; init; } = [];

    public IReadOnlyList<string> Resources { get; init; } = [];

    public IReadOnlyList<string> ResourceNames { get; init; } = [];

    public IReadOnlyList<string> NonResourceUrls { get; init; } = [];

    /// <summary>Everything there is.</summary>
    public static IReadOnlyList<PolicyRule> FullAuthority { get; } =
    [
        new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] },
        new() { Verbs = ["*"], NonResourceUrls = ["*"] },
    ];

    /// <summary>Whether both say the same in the same order; the records compare lists by reference.</summary>
    public bool IsSameAs(PolicyRule other) =>
        Verbs.SequenceEqual(other.Verbs)
        && ApiGroups.SequenceEqual(other.ApiGroups)
        && Resources.SequenceEqual(other.Resources)
        && ResourceNames.SequenceEqual(other.ResourceNames)
        && NonResourceUrls.SequenceEqual(other.NonResourceUrls);
}
