using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Patching;

/// <summary>RFC 7386. Nulls inside new values go too, also in the objects of lists, as the API server has it.</summary>
internal static class MergePatch
{
    /// <summary>Changes <paramref name="target"/> in place and returns it.</summary>
    public static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject inner && target[name] is JsonObject existing)
            {
                Apply(existing, inner);
            }
            else
            {
                target[name] = WithoutNulls(value);
            }
        }

        return target;
    }

    private static JsonNode WithoutNulls(JsonNode value)
    {
        var copy = value.DeepClone();
        Strip(copy);
        return copy;
    }

    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map.ToArray())
                {
                    if (value is null)
                    {
                        map.Remove(name);
                    }
                    else
                    {
                        Strip(value);
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Strip(item);
                }

                break;
            default:
                break;
        }
    }
}
