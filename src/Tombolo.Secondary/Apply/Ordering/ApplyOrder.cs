using Tombolo.Api.Resources;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Ordering;

/// <summary>
/// The order in which kinds are applied, so that what is referred to is there first; removal goes the other way (design section 6). Access waits for nothing.
/// </summary>
internal static class ApplyOrder
{
    private static readonly string[][] Stages =
    [
        [KnownResources.Secret.Kind, KnownResources.ConfigMap.Kind, KnownResources.ClusterRoleBinding.Kind],
        [KnownResources.Blueprint.Kind],
        [KnownResources.Profile.Kind],
        [KnownResources.PolicyPreset.Kind, KnownResources.TransformSet.Kind],
        [KnownResources.BlueprintBinding.Kind],
        [KnownResources.Policy.Kind],
    ];

    /// <summary>Kinds that nobody above refers to come last.</summary>
    private static int Last => Stages.Length;

    /// <summary>0 for the first.</summary>
    public static int OfApply(CopyKey key)
    {
        var stage = Array.FindIndex(Stages, kinds => kinds.Contains(key.Kind));
        return stage < 0 ? Last : stage;
    }

    /// <summary>After every stage of applying; 0 is never returned.</summary>
    public static int OfRemoval(CopyKey key) => Last + 1 + (Last - OfApply(key));
}
