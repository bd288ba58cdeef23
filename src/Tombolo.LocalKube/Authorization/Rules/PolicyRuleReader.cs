using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Authorization.Rules;

/// <summary>Rules in the JSON of Roles, ClusterRoles and reviews.</summary>
internal static class PolicyRuleReader
{
    /// <summary>The field <c>rules</c> of a Role or ClusterRole.</summary>
    public static IReadOnlyList<PolicyRule> ReadRules(JsonObject role) => [.. role.Array("rules")?.OfType<JsonObject>().Select(Read) ?? []];

    private static PolicyRule Read(JsonObject rule) => new()
    {
        Verbs = [.. rule.Texts("verbs")],
        ApiGroups = [.. rule.Texts("apiGroups")],
        Resources = [.. rule.Texts("resources")],
        ResourceNames = [.. rule.Texts("resourceNames")],
        NonResourceUrls = [.. rule.Texts("nonResourceURLs")],
    };
}
