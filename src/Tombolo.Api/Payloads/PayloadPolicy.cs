using Tombolo.Api.Names;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Payloads;

/// <summary>What may be distributed (design section 4): kinds on an allow-list, and never what holds the system's own credentials.</summary>
public sealed class PayloadPolicy
{
    private static readonly string[] ForbiddenPrefixes = ["mc-", "k10-", "tombolo-"];

    private static readonly string[] ForbiddenTypes =
        [SecretTypes.JoinToken, SecretTypes.ServiceAccountToken, SecretTypes.Identity, SecretTypes.BootstrapToken];

    private readonly ResourceType[] _kinds;

    /// <param name="kinds">The kinds that may be sources.</param>
    public PayloadPolicy(IEnumerable<ResourceType> kinds) => _kinds = [.. kinds];

    /// <summary>The allow-list of design section 4.</summary>
    public static PayloadPolicy Default { get; } = new(
    [
        KnownResources.Profile,
        KnownResources.Policy,
        KnownResources.PolicyPreset,
        KnownResources.TransformSet,
        KnownResources.BlueprintBinding,
        KnownResources.Blueprint,
        KnownResources.Secret,
        KnownResources.ConfigMap,
    ]);

    /// <summary>The kinds that may be sources.</summary>
    public IReadOnlyList<ResourceType> Kinds => _kinds;

    /// <summary>The resource of an allowed kind, or null.</summary>
    public ResourceType? Find(string apiVersion, string kind) => Array.Find(_kinds, type => type.Kind == kind && type.ApiVersion == apiVersion);

    /// <summary>Null when an object of that kind and name may travel, else why not and what to do.</summary>
    public static string? CheckName(string kind, string name)
    {
        if (kind != KnownResources.Secret.Kind && kind != KnownResources.ConfigMap.Kind)
        {
            return null;
        }

        var prefix = Array.Find(ForbiddenPrefixes, candidate => name.StartsWith(candidate, StringComparison.Ordinal));
        return prefix is null
            ? null
            : $"{kind} '{name}' is never distributed: names that start with {prefix} belong to the system itself; copy it under another name";
    }

    /// <summary>Null when a Secret of that type may travel, else why not.</summary>
    public static string? CheckSecretType(string name, string? type) =>
        Array.IndexOf(ForbiddenTypes, type) < 0
            ? null
            : $"Secret '{name}' is never distributed: type {type} holds a credential of this cluster; use a Secret of type Opaque";
}
