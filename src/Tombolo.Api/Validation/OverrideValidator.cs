using System.Text.Json;
using Tombolo.Api.Distributions;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Api.Selectors;

namespace Tombolo.Api.Validation;

/// <summary>Finds every fault of the overrides of a Distribution.</summary>
internal static class OverrideValidator
{
    private static readonly string[] Identity = ["apiVersion", "kind", "metadata", "status"];

    private static readonly string[] Unchangeable = ["immutable", "stringData"];

    public static void Validate(IReadOnlyList<DistributionOverride?>? overrides, PayloadPolicy policy, List<FieldError> errors)
    {
        for (var i = 0; i < (overrides?.Count ?? 0); i++)
        {
            var path = $"spec.overrides[{i}]";
            ValidateTarget(overrides![i]?.Target, $"{path}.target", policy, errors);
            if (overrides[i]?.Clusters is { Count: > 0 } clusters)
            {
                ClusterSelection.Parse(clusters, errors, $"{path}.clusters");
            }
            else
            {
                errors.Add(new FieldError($"{path}.clusters", "needs at least one entry; selector: \"\" means every cluster of the Distribution"));
            }

            ValidatePatch(overrides[i]?.ReadPatch(), $"{path}.patch", errors);
        }
    }

    private static void ValidateTarget(OverrideTarget? target, string path, PayloadPolicy policy, List<FieldError> errors)
    {
        if (target is null)
        {
            errors.Add(new FieldError(path, "is missing; it needs kind and name of an object that the Distribution sends"));
            return;
        }

        if (target.Kind == KnownResources.Secret.Kind)
        {
            // Whoever may read Distributions would read the credential.
            errors.Add(new FieldError($"{path}.kind", "a Secret cannot be overridden, since a Distribution is no place for credentials; override the object that refers to it so that it names another Secret"));
        }
        else if (!policy.Kinds.Any(type => type.Kind == target.Kind))
        {
            errors.Add(new FieldError($"{path}.kind", $"{Text.Quote(target.Kind)} cannot be distributed; allowed are {string.Join(", ", policy.Kinds.Select(type => type.Kind))}"));
        }

        if (DnsNames.CheckSubdomain(target.Name) is { } fault)
        {
            errors.Add(new FieldError($"{path}.name", $"{Text.Quote(target.Name)} is no object name: it {fault}"));
        }
    }

    private static void ValidatePatch(JsonElement? patch, string path, List<FieldError> errors)
    {
        if (patch is not { } fields)
        {
            errors.Add(new FieldError(path, "must be an object with the fields to change, such as spec, or a text with that object as JSON"));
            return;
        }

        if (!fields.EnumerateObject().Any())
        {
            errors.Add(new FieldError(path, "changes nothing; name the fields to change, such as spec"));
        }

        foreach (var field in fields.EnumerateObject())
        {
            if (Identity.Contains(field.Name))
            {
                errors.Add(new FieldError($"{path}.{field.Name}", "cannot be overridden: what an object is, its marks and its status are the same on every cluster or belong to it; change spec or data"));
            }
            else if (Unchangeable.Contains(field.Name))
            {
                errors.Add(new FieldError($"{path}.{field.Name}", "never travels; change data"));
            }
        }
    }
}
