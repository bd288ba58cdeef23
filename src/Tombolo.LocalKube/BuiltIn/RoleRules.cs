using System.Text.Json.Nodes;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Roles and ClusterRoles.</summary>
internal static class RoleRules
{
    public static void Validate(AdmissionRequest request, ICollection<StatusCause> causes)
    {
        var rules = request.Object["rules"] as JsonArray ?? [];
        for (var index = 0; index < rules.Count; index++)
        {
            ValidateRule(rules[index] as JsonObject ?? [], $"rules[{index}]", request.Resource.IsNamespaced, causes);
        }

        if (request.Object["aggregationRule"] is JsonObject aggregation && aggregation["clusterRoleSelectors"] is not JsonArray { Count: > 0 })
        {
            causes.Add(FieldErrors.Required(
                "aggregationRule.clusterRoleSelectors", "at least one clusterRoleSelector required if aggregationRule is non-nil"));
        }
    }

    private static void ValidateRule(JsonObject rule, string path, bool isNamespaced, ICollection<StatusCause> causes)
    {
        if (!HasAny(rule, "verbs"))
        {
            causes.Add(FieldErrors.Required($"{path}.verbs", "verbs must contain at least one value"));
        }

        if (HasAny(rule, "nonResourceURLs"))
        {
            var fault = isNamespaced
                ? "namespaced rules cannot apply to non-resource URLs"
                : HasAny(rule, "apiGroups") || HasAny(rule, "resources") || HasAny(rule, "resourceNames")
                    ? "rules cannot apply to both regular resources and non-resource URLs"
                    : null;
            if (fault is not null)
            {
                var urls = string.Join(", ", rule["nonResourceURLs"]!.AsArray().Select(url => GoText.Quote(JsonValues.TextOf(url) ?? "")));
                causes.Add(new StatusCause(StatusCauseReasons.Invalid, $"Invalid value: []string{{{urls}}}: {fault}", $"{path}.nonResourceURLs"));
            }

            return;
        }

        if (!HasAny(rule, "apiGroups"))
        {
            causes.Add(FieldErrors.Required($"{path}.apiGroups", "resource rules must supply at least one api group"));
        }

        if (!HasAny(rule, "resources"))
        {
            causes.Add(FieldErrors.Required($"{path}.resources", "resource rules must supply at least one resource"));
        }
    }

    private static bool HasAny(JsonObject rule, string field) => rule[field] is JsonArray { Count: > 0 };
}
