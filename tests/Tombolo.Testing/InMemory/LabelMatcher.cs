using System.Text.Json.Nodes;
using Tombolo.Api.Selectors;

namespace Tombolo.Testing.InMemory;

/// <summary>A label selector and a field selector over stored objects; any field can be selected on, not only those a server allows.</summary>
internal sealed class LabelMatcher
{
    private readonly LabelSelector _labels;
    private readonly string[] _fields;

    public LabelMatcher(string? labelSelector, string? fieldSelector)
    {
        if (!LabelSelector.TryParse(labelSelector ?? "", out var labels, out var error))
        {
            throw new RefusedException(Refusals.BadRequest(error));
        }

        _labels = labels;
        _fields = (fieldSelector ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public bool Matches(JsonObject? stored) => stored is not null && _labels.Matches(Labels(stored)) && Array.TrueForAll(_fields, field => MatchesField(stored, field));

    private static Dictionary<string, string> Labels(JsonObject stored) =>
        (stored["metadata"]?["labels"] as JsonObject ?? []).ToDictionary(label => label.Key, label => label.Value!.GetValue<string>(), StringComparer.Ordinal);

    private static bool MatchesField(JsonObject stored, string requirement)
    {
        var parts = requirement.Split(["!=", "==", "="], 2, StringSplitOptions.None);
        var found = parts[0].Split('.').Aggregate((JsonNode?)stored, (node, name) => node?[name])?.GetValue<string>() ?? "";
        return string.Equals(found, parts[1], StringComparison.Ordinal) != requirement.Contains("!=", StringComparison.Ordinal);
    }
}
