using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.Dashboard.Objects;

/// <summary>Hides what is not for browsers: secret texts of Policies, and the copy of the whole object that kubectl keeps in an annotation.</summary>
internal static class YamlMask
{
    /// <summary>Stands for a text that is not shown; written back it keeps what there is.</summary>
    public const string Hidden = "(not shown)";

    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";
    private static readonly string[] SecretFields = ["receiveString"];

    public static void Hide(JsonObject body)
    {
        if (body["metadata"]?["annotations"] is JsonObject annotations)
        {
            annotations.Remove(LastApplied);
            if (annotations.Count == 0)
            {
                body["metadata"]!.AsObject().Remove("annotations");
            }
        }

        Walk(body, null);
    }

    /// <summary>Puts what was hidden back into an edited object.</summary>
    /// <param name="live">The object as it is on the API server.</param>
    public static void Restore(JsonObject edited, JsonObject live)
    {
        if (live["metadata"]?["annotations"]?[LastApplied] is { } kept && edited["metadata"] is JsonObject metadata)
        {
            var annotations = metadata["annotations"] as JsonObject ?? [];
            metadata["annotations"] = annotations;
            annotations.TryAdd(LastApplied, kept.DeepClone());
        }

        Walk(edited, live);
    }

    // Without a live object every secret text is hidden, with one each that is hidden comes back.
    private static void Walk(JsonNode? node, JsonNode? live)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var name in map.Select(field => field.Key).ToList())
                {
                    if (SecretFields.Contains(name) && map[name]?.GetValueKind() == JsonValueKind.String)
                    {
                        Exchange(map, name, live);
                    }
                    else
                    {
                        Walk(map[name], (live as JsonObject)?[name]);
                    }
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Walk(list[i], live is JsonArray others && i < others.Count ? others[i] : live is null ? null : new JsonObject());
                }

                break;
        }
    }

    private static void Exchange(JsonObject map, string name, JsonNode? live)
    {
        if (live is null)
        {
            map[name] = map[name]!.GetValue<string>().Length == 0 ? "" : Hidden;
        }
        else if (map[name]!.GetValue<string>() == Hidden)
        {
            map[name] = (live as JsonObject)?[name]?.DeepClone();
        }
    }
}
