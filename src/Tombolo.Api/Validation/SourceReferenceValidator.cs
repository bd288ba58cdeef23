using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Payloads;

namespace Tombolo.Api.Validation;

/// <summary>Finds every fault of one source of a Distribution.</summary>
internal static class SourceReferenceValidator
{
    public static void Validate(SourceReference? reference, string path, PayloadPolicy policy, List<FieldError> errors)
    {
        if (reference is null)
        {
            errors.Add(new FieldError(path, "is missing; it needs apiVersion, kind and name"));
            return;
        }

        ValidateKind(reference, path, policy, errors);
        ValidateName(reference, path, errors);
        if (!string.IsNullOrEmpty(reference.Namespace) && reference.Namespace != WellKnownNamespaces.MultiCluster)
        {
            errors.Add(new FieldError(
                $"{path}.namespace",
                $"{Text.Quote(reference.Namespace)} is not allowed: sources live in {WellKnownNamespaces.MultiCluster}; copy the object there"));
        }
    }

    private static void ValidateKind(SourceReference reference, string path, PayloadPolicy policy, List<FieldError> errors)
    {
        if (policy.Find(reference.ApiVersion ?? "", reference.Kind ?? "") is not null)
        {
            return;
        }

        var sameKind = policy.Kinds.FirstOrDefault(type => type.Kind == reference.Kind);
        if (sameKind is not null)
        {
            errors.Add(new FieldError(
                $"{path}.apiVersion", $"{Text.Quote(reference.ApiVersion)} is not the version of {sameKind.Kind}; use {sameKind.ApiVersion}"));
            return;
        }

        var allowed = string.Join(", ", policy.Kinds.Select(type => type.Kind));
        errors.Add(new FieldError($"{path}.kind", $"{Text.Quote(reference.Kind)} cannot be distributed; allowed are {allowed}"));
    }

    private static void ValidateName(SourceReference reference, string path, List<FieldError> errors)
    {
        if (DnsNames.CheckSubdomain(reference.Name) is { } fault)
        {
            errors.Add(new FieldError($"{path}.name", $"{Text.Quote(reference.Name)} is no object name: it {fault}"));
        }
        else if (PayloadPolicy.CheckName(reference.Kind ?? "", reference.Name!) is { } forbidden)
        {
            errors.Add(new FieldError($"{path}.name", forbidden));
        }
    }
}
