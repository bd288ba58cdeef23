using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;
using Tombolo.Secondary.Apply.Drift;

namespace Tombolo.Secondary.Apply.Writing;

/// <summary>
/// What may be told of an answer that refused a write. API servers quote the values they refuse, and decoders quote what stands around them: of
/// objects and fields that hold credentials only the place is told.
/// </summary>
internal static class RefusalText
{
    private const int LongestText = 500;

    public static string Of(KubernetesStatus error, ResourceType type)
    {
        if (type is { Group: "", Kind: "Secret" } || error.Causes.Any(cause => SensitiveFields.IsSensitive(cause.Field)))
        {
            var fields = string.Join(", ", error.Causes.Select(cause => cause.Field).Where(field => field.Length > 0).Distinct());
            return fields.Length > 0 ? $"{error.Reason} in {fields}" : error.Reason.Length > 0 ? error.Reason : $"{error.Code}";
        }

        return error.Message.Length <= LongestText ? error.Message : string.Concat(error.Message.AsSpan(0, LongestText), "…");
    }
}
