using Tombolo.Api.Names;
using Tombolo.Api.Selectors;
using Tombolo.Api.Trusts;

namespace Tombolo.Api.Validation;

/// <summary>Finds every fault of a ClusterTrust at once; the keys themselves are not looked at.</summary>
public static class ClusterTrustValidator
{
    private const int MaxEntries = 100;
    private const int MaxSets = 8;

    /// <summary>All faults.</summary>
    public static IReadOnlyList<FieldError> Validate(ClusterTrust trust)
    {
        ArgumentNullException.ThrowIfNull(trust);
        var errors = new List<FieldError>();
        if (trust.Metadata.Namespace != WellKnownNamespaces.MultiCluster)
        {
            errors.Add(new FieldError("metadata.namespace", $"must be {WellKnownNamespaces.MultiCluster}; create the ClusterTrust there"));
        }

        var spec = trust.Spec ?? new ClusterTrustSpec();
        if (string.IsNullOrWhiteSpace(spec.Issuer))
        {
            errors.Add(new FieldError("spec.issuer", "is missing; write claim iss of the cluster's tokens, as 'tombolo trust export' does"));
        }

        CheckCount(spec.Jwks, "spec.jwks", errors, MaxSets);
        if (spec.Jwks is null or [])
        {
            errors.Add(new FieldError("spec.jwks", "is missing; write the JWK Set of the cluster, as 'tombolo trust export' does"));
        }

        CheckSubjects(spec.Subjects, errors);
        CheckTexts(spec.Audiences, "spec.audiences", errors);
        CheckClaims(spec.Claims, errors);
        CheckNames(spec.Names, errors);
        CheckLabels(spec.Labels, errors);
        return errors;
    }

    private static void CheckSubjects(IReadOnlyList<string?>? subjects, List<FieldError> errors)
    {
        if (subjects is null or [])
        {
            errors.Add(new FieldError("spec.subjects", "is missing; write the service accounts that may join, such as kasten-io:tombolo"));
            return;
        }

        CheckCount(subjects, "spec.subjects", errors);
        for (var i = 0; i < subjects.Count; i++)
        {
            if (subjects[i]?.Split(':') is not [var space, var name] || DnsNames.CheckLabel(space) is not null || DnsNames.CheckSubdomain(name) is not null)
            {
                errors.Add(new FieldError($"spec.subjects[{i}]", $"{Text.Quote(subjects[i])} is no service account; write namespace:name, such as kasten-io:tombolo"));
            }
        }
    }

    private static void CheckClaims(IReadOnlyList<TrustClaim?>? claims, List<FieldError> errors)
    {
        CheckCount(claims, "spec.claims", errors);
        for (var i = 0; i < (claims?.Count ?? 0); i++)
        {
            var claim = claims![i] ?? new TrustClaim();
            foreach (var (field, texts) in ((string, IReadOnlyList<string?>?)[])[("path", claim.Path), ("values", claim.Values)])
            {
                CheckTexts(texts, $"spec.claims[{i}].{field}", errors);
                if (texts is null or [])
                {
                    errors.Add(new FieldError($"spec.claims[{i}].{field}", "is missing; a claim needs path, names from the outside in, and values, of which it must be one"));
                }
            }
        }
    }

    private static void CheckNames(IReadOnlyList<string?>? names, List<FieldError> errors)
    {
        CheckCount(names, "spec.names", errors);
        for (var i = 0; i < (names?.Count ?? 0); i++)
        {
            if (string.IsNullOrEmpty(names![i]) || !NamePattern.IsValid(names[i]!))
            {
                errors.Add(new FieldError($"spec.names[{i}]", $"{Text.Quote(names[i])} is no pattern; write a name, with '*' only at its beginning or end"));
            }
        }
    }

    private static void CheckLabels(IReadOnlyDictionary<string, string?>? labels, List<FieldError> errors)
    {
        foreach (var (key, value) in labels ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            var isOurs = key.StartsWith(Annotations.Prefix, StringComparison.Ordinal) || key.StartsWith("dist.kio.kasten.io/", StringComparison.Ordinal);
            var fault = isOurs ? "is set by the primary alone; leave it out" : LabelSyntax.CheckKey(key) ?? LabelSyntax.CheckValue(value);
            if (fault is not null)
            {
                errors.Add(new FieldError($"spec.labels[{Text.Quote(key)}]", fault));
            }
        }
    }

    private static void CheckTexts(IReadOnlyList<string?>? texts, string path, List<FieldError> errors)
    {
        CheckCount(texts, path, errors);
        for (var i = 0; i < (texts?.Count ?? 0); i++)
        {
            if (string.IsNullOrEmpty(texts![i]))
            {
                errors.Add(new FieldError($"{path}[{i}]", "is empty; write a text, or leave the entry out"));
            }
        }
    }

    private static void CheckCount<T>(IReadOnlyList<T>? list, string path, List<FieldError> errors, int limit = MaxEntries)
    {
        if (list?.Count > limit)
        {
            errors.Add(new FieldError(path, $"has more than {limit} entries; use another ClusterTrust for the rest"));
        }
    }
}
