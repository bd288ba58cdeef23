using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;

namespace Tombolo.LocalKube.Controllers.Roles;

/// <summary>Which ClusterRoles an aggregated one takes its rules from.</summary>
internal static class RoleSelector
{
    /// <summary>Whether a LabelSelector object selects these labels; one that is wrong selects nothing.</summary>
    public static bool Matches(JsonObject selector, IReadOnlyDictionary<string, string> labels)
    {
        using var document = JsonDocument.Parse(selector.ToJsonString());
        var errors = new List<FieldError>();
        return LabelSelectorReader.Read(document.RootElement, "", errors)?.Matches(labels) ?? false;
    }
}
