using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;

namespace Tombolo.Api.Validation;

/// <summary>Finds every fault in what people write on a Cluster (contract section 1.2, design section 7).</summary>
public static class ClusterValidator
{
    private static readonly string[] Flags = [Annotations.Protect, Annotations.KeepCopies, Annotations.ForceDisconnect];

    /// <summary>All faults; empty when everything on the Cluster can be carried out.</summary>
    public static IReadOnlyList<FieldError> Validate(Cluster cluster)
    {
        var errors = new List<FieldError>();
        var location = (cluster.Spec ?? new ClusterSpec()).Location;
        if (location.Ingress?.Url is { } url && !IngressUrl.TryParse(url, out _, out var urlFault))
        {
            errors.Add(new FieldError("spec.k10.ingress.url", urlFault));
        }

        AddLabelFault(location.Namespace, "namespace", "spec.k10.namespace", errors);
        AddLabelFault(location.ReleaseName, "release name", "spec.k10.releaseName", errors);
        var annotations = cluster.Metadata.Annotations;
        errors.AddRange(Flags.Select(flag => FlagAnnotation.Check(annotations, flag)).OfType<FieldError>());
        if (annotations?.GetValueOrDefault(Annotations.LeaveDeadline) is { } deadline && !GoDuration.TryParse(deadline, out _))
        {
            errors.Add(new FieldError(FlagAnnotation.PathOf(Annotations.LeaveDeadline), $"{Text.Quote(deadline)} is no duration and has no effect; write it like {GoDuration.Example}"));
        }

        if (annotations?.GetValueOrDefault(Annotations.AllowRekey) is { } thumbprint && !IsThumbprint(thumbprint.Trim()))
        {
            errors.Add(new FieldError(
                FlagAnnotation.PathOf(Annotations.AllowRekey), $"{Text.Quote(thumbprint)} is no thumbprint of a key; take the one that the member or the condition {ConditionTypes.IdentityMismatch} names"));
        }

        if (annotations?.GetValueOrDefault(Annotations.ConfirmRestored) is { } epoch && (epoch.Length is 0 or > 18 || !epoch.All(char.IsAsciiDigit)))
        {
            errors.Add(new FieldError(FlagAnnotation.PathOf(Annotations.ConfirmRestored), $"{Text.Quote(epoch)} is no epoch; take the number that the condition PrimaryWentBack names"));
        }

        return errors;
    }

    // SHA-256 in base64url (RFC 7638).
    private static bool IsThumbprint(string text) => text.Length == 43 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static void AddLabelFault(string? value, string what, string path, List<FieldError> errors)
    {
        if (value is not null && DnsNames.CheckLabel(value) is { } fault)
        {
            errors.Add(new FieldError(path, $"{Text.Quote(value)} is no {what}: it {fault}"));
        }
    }
}
