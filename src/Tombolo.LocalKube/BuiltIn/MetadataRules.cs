using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>What is asked of the metadata of every object (apimachinery <c>ValidateObjectMeta</c>).</summary>
internal static class MetadataRules
{
    private const int MostAnnotationBytes = 256 * 1024;

    /// <summary>Adds every fault of the metadata but those of the name.</summary>
    public static void Validate(JsonObject metadata, ICollection<StatusCause> causes)
    {
        foreach (var (key, value) in metadata["labels"] as JsonObject ?? [])
        {
            KeyRules.Validate(key, "metadata.labels", causes);
            KeyRules.ValidateLabelValue(JsonValues.TextOf(value) ?? "", "metadata.labels", causes);
        }

        ValidateAnnotations(metadata["annotations"] as JsonObject ?? [], causes);
        ValidateOwners(metadata["ownerReferences"] as JsonArray ?? [], causes);
        foreach (var finalizer in metadata["finalizers"] as JsonArray ?? [])
        {
            ValidateFinalizer(JsonValues.TextOf(finalizer) ?? "", "metadata.finalizers", causes);
        }
    }

    /// <summary>Adds the faults of a change: finalizers that come while the object goes.</summary>
    public static void ValidateChange(JsonObject metadata, JsonObject old, ICollection<StatusCause> causes)
    {
        if (old["deletionTimestamp"] is null)
        {
            return;
        }

        var before = old["finalizers"] as JsonArray ?? [];
        var added = (metadata["finalizers"] as JsonArray ?? []).Where(one => !before.Any(other => JsonValues.Equal(one, other))).Select(JsonValues.TextOf).ToArray();
        if (added.Length > 0)
        {
            causes.Add(FieldErrors.Forbidden(
                "metadata.finalizers", $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{string.Join(", ", added.Select(one => GoText.Quote(one ?? "")))}}}"));
        }
    }

    private static void ValidateAnnotations(JsonObject annotations, ICollection<StatusCause> causes)
    {
        var size = 0L;
        foreach (var (key, value) in annotations)
        {
            KeyRules.Validate(key.ToLowerInvariant(), "metadata.annotations", causes, shown: key.ToLowerInvariant());
            size += System.Text.Encoding.UTF8.GetByteCount(key) + System.Text.Encoding.UTF8.GetByteCount(JsonValues.TextOf(value) ?? "");
        }

        if (size > MostAnnotationBytes)
        {
            causes.Add(FieldErrors.TooLong("metadata.annotations", $"must have at most {MostAnnotationBytes} bytes"));
        }
    }

    private static void ValidateFinalizer(string name, string path, ICollection<StatusCause> causes)
    {
        KeyRules.Validate(name, path, causes);
    }

    private static void ValidateOwners(JsonArray owners, ICollection<StatusCause> causes)
    {
        var controllers = new List<string>();
        foreach (var owner in owners.OfType<JsonObject>())
        {
            ValidateOwner(owner, causes);
            if (JsonValues.KindOf(owner["controller"]) == System.Text.Json.JsonValueKind.True)
            {
                controllers.Add(JsonValues.Text(owner, "kind") + "/" + JsonValues.Text(owner, "name"));
            }
        }

        if (controllers.Count > 1)
        {
            causes.Add(FieldErrors.Invalid(
                "metadata.ownerReferences", owners, $"Only one reference can have Controller set to true. Found \"true\" in references for {controllers[0]} and {controllers[1]}"));
        }
    }

    private static void ValidateOwner(JsonObject owner, ICollection<StatusCause> causes)
    {
        const string Path = "metadata.ownerReferences";
        if (JsonValues.Text(owner, "apiVersion") is var version && (version.Length == 0 || version.Split('/').Length > 2))
        {
            causes.Add(FieldErrors.Invalid($"{Path}.apiVersion", version, "version must not be empty"));
        }

        foreach (var field in new[] { "kind", "name", "uid" })
        {
            if (JsonValues.Text(owner, field).Length == 0)
            {
                causes.Add(FieldErrors.Invalid($"{Path}.{field}", "", $"{field} must not be empty"));
            }
        }

        if (version == "v1" && JsonValues.Text(owner, "kind") == "Event")
        {
            causes.Add(FieldErrors.Invalid(Path, "/v1, Kind=Event", "/v1, Kind=Event is disallowed from being an owner"));
        }
    }
}
