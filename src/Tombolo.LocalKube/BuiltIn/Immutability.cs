using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Secrets and ConfigMaps that are marked as immutable (https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable).</summary>
internal static class Immutability
{
    public static void Validate(JsonObject current, JsonObject old, ICollection<StatusCause> causes, params ReadOnlySpan<string> fields)
    {
        if (JsonValues.KindOf(old["immutable"]) != JsonValueKind.True)
        {
            return;
        }

        if (JsonValues.KindOf(current["immutable"]) != JsonValueKind.True)
        {
            causes.Add(Refusal("immutable"));
        }

        foreach (var field in fields)
        {
            if (!JsonValues.Equal(current[field], old[field]))
            {
                causes.Add(Refusal(field));
            }
        }
    }

    private static StatusCause Refusal(string field) => FieldErrors.Forbidden(field, "field is immutable when `immutable` is set");
}
