using Tombolo.Api.Resources;

namespace Tombolo.Dashboard.Objects;

/// <summary>Kinds of <c>kasten-io-mc</c> that are shown and edited as YAML. Secrets and ConfigMaps are not among them.</summary>
internal static class EditableKinds
{
    public static IReadOnlyList<ResourceType> All { get; } =
    [
        KnownResources.Cluster, KnownResources.Bootstrap, KnownResources.Distribution, KnownResources.Profile, KnownResources.Policy, KnownResources.PolicyPreset,
        KnownResources.TransformSet, KnownResources.Blueprint, KnownResources.BlueprintBinding, KnownResources.K10ClusterRole, KnownResources.K10ClusterRoleBinding,
    ];

    /// <summary>By kind or plural, in any case; null for other kinds.</summary>
    public static ResourceType? Find(string word) => All.FirstOrDefault(type =>
        string.Equals(type.Kind, word, StringComparison.OrdinalIgnoreCase) || string.Equals(type.Plural, word, StringComparison.OrdinalIgnoreCase));
}
