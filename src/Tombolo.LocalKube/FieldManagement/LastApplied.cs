using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>
/// The annotation of client-side apply. `kubectl apply --server-side` takes over the fields that its client-side form set, and keeps
/// the annotation up to date.
/// </summary>
internal static class LastApplied
{
    /// <summary>The only manager this is done for.</summary>
    public const string Manager = "kubectl";

    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The fields of the annotation that the live object still has unchanged; null without a usable annotation.</summary>
    public static FieldSet? UnchangedFields(JsonObject live, MergeType type, string apiVersion)
    {
        if (Read(live) is not { } applied || JsonValues.Text(applied, "apiVersion") != apiVersion)
        {
            return null;
        }

        var comparison = TypedComparer.Compare(applied, live, type);
        return TypedFields.Of(applied, type).Difference(comparison.Modified).Difference(comparison.Added).Difference(comparison.Removed);
    }

    /// <summary>Writes the configuration into the annotation if there is one.</summary>
    public static void Refresh(JsonObject merged, JsonObject configuration)
    {
        if ((merged["metadata"] as JsonObject)?["annotations"] is not JsonObject annotations || string.IsNullOrEmpty(JsonValues.TextOf(annotations[Annotation])))
        {
            return;
        }

        var applied = (JsonObject)configuration.DeepClone();
        ((applied["metadata"] as JsonObject)?["annotations"] as JsonObject)?.Remove(Annotation);
        annotations[Annotation] = applied.ToJsonString(CompactJson.Options) + "\n";
    }

    private static JsonObject? Read(JsonObject live)
    {
        var text = JsonValues.TextOf(((live["metadata"] as JsonObject)?["annotations"] as JsonObject)?[Annotation]);
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
