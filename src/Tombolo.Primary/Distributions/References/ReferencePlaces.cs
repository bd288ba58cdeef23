using Tombolo.Api.Resources;

namespace Tombolo.Primary.Distributions.References;

/// <summary>Where the known kinds refer to other objects and where they hold credentials of their own (contract sections 1.11 to 1.13).</summary>
internal static class ReferencePlaces
{
    private static readonly ReferencePlace[] None = [];

    // The one place of locations and that of infrastructure profiles differ by type and release; the end is always the same.
    private static readonly ReferencePlace[] Profile =
    [
        new("spec.**.credential.secret", KnownResources.Secret),
    ];

    private static readonly ReferencePlace[] Policy =
    [
        new("spec.presetRef", KnownResources.PolicyPreset),
        new("spec.actions[].*.profile", KnownResources.Profile),
        new("spec.actions[].*.blockModeProfile", KnownResources.Profile),
        new("spec.actions[].**.transformSetRef", KnownResources.TransformSet),
        new("spec.actions[].*.migrationToken", KnownResources.Secret, Follows: false),
    ];

    private static readonly ReferencePlace[] PolicyPreset =
    [
        new("spec.*.profile", KnownResources.Profile),
        new("spec.*.blockModeProfile", KnownResources.Profile),
    ];

    private static readonly ReferencePlace[] BlueprintBinding =
    [
        new("spec.blueprintRef", KnownResources.Blueprint),
    ];

    /// <summary>The places of a kind; none for kinds that refer to nothing.</summary>
    public static IReadOnlyList<ReferencePlace> Of(ResourceType type) =>
        type == KnownResources.Profile ? Profile
        : type == KnownResources.Policy ? Policy
        : type == KnownResources.PolicyPreset ? PolicyPreset
        : type == KnownResources.BlueprintBinding ? BlueprintBinding
        : None;

    /// <summary>Where objects of a kind hold a credential as plain text; an object with one is sealed like a Secret.</summary>
    public static IReadOnlyList<string> CredentialsOf(ResourceType type) =>
        type == KnownResources.Policy ? ["spec.actions[].*.receiveString"] : [];
}
