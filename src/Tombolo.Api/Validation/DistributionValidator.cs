using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;
using Tombolo.Api.Selectors;

namespace Tombolo.Api.Validation;

/// <summary>Finds every fault of a Distribution at once (contract section 1.3, design section 4).</summary>
public static class DistributionValidator
{
    /// <summary>
    /// All faults; empty when the Distribution can be carried out. A cluster that does not exist yet and a source that is missing are
    /// no faults: the first is waited for, the second is reported as Missing.
    /// </summary>
    public static IReadOnlyList<FieldError> Validate(Distribution distribution, PayloadPolicy policy)
    {
        var errors = new List<FieldError>();
        if (distribution.Metadata.Namespace != WellKnownNamespaces.MultiCluster)
        {
            errors.Add(new FieldError("metadata.namespace", $"must be {WellKnownNamespaces.MultiCluster}; create the Distribution there"));
        }

        if (ClusterNames.Check(distribution.Metadata.Name, "distribution name") is { } nameFault)
        {
            errors.Add(new FieldError("metadata.name", nameFault));
        }

        var spec = distribution.Spec ?? new DistributionSpec();
        ClusterSelection.Parse(spec.Clusters, errors);
        ValidateSources(spec.Sources, policy, errors);
        OverrideValidator.Validate(spec.Overrides, policy, errors);
        AddChoiceFault(spec.References, ReferencePolicies.All, "spec.references", errors);
        AddChoiceFault(spec.DeletionPolicy, DeletionPolicies.All, "spec.deletionPolicy", errors);
        AddChoiceFault(spec.DriftPolicy, DriftPolicies.All, "spec.driftPolicy", errors);
        AddChoiceFault(spec.ConflictPolicy, ConflictPolicies.All, "spec.conflictPolicy", errors);
        return errors;
    }

    private static void ValidateSources(IReadOnlyList<DistributionSource?>? sources, PayloadPolicy policy, List<FieldError> errors)
    {
        if (sources is not { Count: > 0 })
        {
            // An emptied list is refused rather than read as "remove all copies": deleting the Distribution says that clearly.
            errors.Add(new FieldError("spec.sources", "needs at least one entry; to remove the copies delete the Distribution"));
            return;
        }

        for (var i = 0; i < sources.Count; i++)
        {
            SourceReferenceValidator.Validate(sources[i]?.Ref, $"spec.sources[{i}].ref", policy, errors);
        }
    }

    private static void AddChoiceFault(string? value, IReadOnlyList<string> allowed, string path, List<FieldError> errors)
    {
        if (!string.IsNullOrEmpty(value) && !allowed.Contains(value))
        {
            errors.Add(new FieldError(path, $"{Text.Quote(value)} is not allowed; use {string.Join(" or ", allowed)}"));
        }
    }
}
