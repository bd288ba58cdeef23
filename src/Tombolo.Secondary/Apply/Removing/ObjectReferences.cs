using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Apply.Copies;

namespace Tombolo.Secondary.Apply.Removing;

/// <summary>
/// Finds what an object of the data-protection engine refers to (contract sections 1.11 to 1.13): fields of a known name that hold a <c>name</c>, wherever
/// they are, so that newer releases are covered as well.
/// </summary>
internal static class ObjectReferences
{
    private const int Deepest = 32;

    private static readonly Dictionary<string, ResourceType> KindsByField = new(StringComparer.Ordinal)
    {
        ["profile"] = KnownResources.Profile,
        ["secret"] = KnownResources.Secret,
        ["migrationToken"] = KnownResources.Secret,
        ["presetRef"] = KnownResources.PolicyPreset,
        ["transformSetRef"] = KnownResources.TransformSet,
        ["blueprintRef"] = KnownResources.Blueprint,
        ["configMap"] = KnownResources.ConfigMap,
    };

    /// <param name="namespace">Only references into it count; one without a namespace is taken to be into it.</param>
    public static IReadOnlyList<CopyKey> Find(JsonElement live, string @namespace)
    {
        var found = new List<CopyKey>();
        foreach (var field in live.EnumerateObject())
        {
            if (!field.NameEquals("metadata") && !field.NameEquals("status"))
            {
                Walk(field.Name, field.Value, @namespace, 0, found);
            }
        }

        return found;
    }

    private static void Walk(string name, JsonElement value, string @namespace, int depth, List<CopyKey> found)
    {
        if (depth > Deepest)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                Walk(name, element, @namespace, depth + 1, found);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            if (KindsByField.TryGetValue(name, out var type) && value.Text("name") is { Length: > 0 } target && (value.Text("namespace") ?? "") is var space
                && (space.Length == 0 || space == @namespace))
            {
                found.Add(CopyKey.Of(type, target));
            }

            foreach (var field in value.EnumerateObject())
            {
                Walk(field.Name, field.Value, @namespace, depth + 1, found);
            }
        }
    }
}
