using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Http;

/// <summary>What a body must say to fit the URL it is sent to.</summary>
internal static class BodyRules
{
    /// <summary>apiVersion and kind are those of the URL; of built-in kinds they may be left out.</summary>
    /// <exception cref="StatusException">400.</exception>
    public static void CheckKind(ApiRequest request, JsonObject item)
    {
        var (apiVersion, kind) = (item.Text("apiVersion") ?? "", item.Text("kind") ?? "");
        if (!request.Resource.IsCustom)
        {
            apiVersion = apiVersion.Length == 0 ? request.Resource.ApiVersion : apiVersion;
            kind = kind.Length == 0 ? request.Resource.Kind : kind;
        }

        if (kind.Length == 0)
        {
            throw new StatusException(Statuses.BadRequest("Object 'Kind' is missing in the body"));
        }

        if (apiVersion != request.Resource.ApiVersion)
        {
            throw new StatusException(Statuses.BadRequest(
                $"the API version in the data ({apiVersion}) does not match the expected API version ({request.Resource.ApiVersion})"));
        }

        if (kind != request.Resource.Kind)
        {
            throw new StatusException(Statuses.BadRequest(request.Resource.IsCustom
                ? $"the kind in the data ({kind}) does not match the expected kind ({request.Resource.Kind})"
                : $"{kind} in version \"{request.Resource.Version}\" cannot be handled as a {request.Resource.Kind}"));
        }

        item["apiVersion"] = apiVersion;
        item["kind"] = kind;
        CheckMetadata(item);
    }

    /// <exception cref="StatusException">400: another namespace than that of the URL.</exception>
    public static void CheckNamespace(ApiRequest request, JsonObject item)
    {
        var @namespace = item.Object("metadata").Text("namespace") ?? "";
        if (request.Resource.IsNamespaced && @namespace.Length > 0 && @namespace != request.Attributes.Namespace)
        {
            throw new StatusException(Statuses.BadRequest("the namespace of the provided object does not match the namespace sent on the request"));
        }
    }

    /// <exception cref="StatusException">400: another name than that of the URL.</exception>
    public static void CheckName(ApiRequest request, JsonObject item)
    {
        var name = item.Object("metadata").Text("name") ?? "";
        if (name != request.Attributes.Name)
        {
            throw new StatusException(Statuses.BadRequest(name.Length == 0
                ? "name must be provided"
                : $"the name of the object ({name}) does not match the name on the URL ({request.Attributes.Name})"));
        }
    }

    /// <summary>An applied configuration names its kind, and nothing that contradicts the URL.</summary>
    /// <exception cref="StatusException">400.</exception>
    public static void CheckApplied(ApiRequest request, JsonObject configuration)
    {
        if (string.IsNullOrEmpty(configuration.Text("kind")) || string.IsNullOrEmpty(configuration.Text("apiVersion")))
        {
            throw new StatusException(Statuses.BadRequest("error decoding YAML: Object 'Kind' is missing in the applied configuration"));
        }

        CheckKind(request, configuration);
        CheckNamespace(request, configuration);
        var metadata = configuration.Metadata();
        metadata["name"] ??= request.Attributes.Name;
        CheckName(request, configuration);
        if (metadata["managedFields"] is not null)
        {
            throw new StatusException(Statuses.BadRequest("metadata.managedFields must be nil"));
        }
    }

    /// <summary>A patch must not make another object of it.</summary>
    /// <exception cref="StatusException">400.</exception>
    public static void CheckPatched(ApiRequest request, JsonObject patched)
    {
        CheckKind(request, patched);
        CheckName(request, patched);
        CheckNamespace(request, patched);
    }

    private static void CheckMetadata(JsonObject item)
    {
        if (item["metadata"] is not (null or JsonObject))
        {
            throw new StatusException(Statuses.BadRequest("the object provided is unrecognized: metadata must be an object"));
        }

        var metadata = item.Metadata();
        foreach (var name in new[] { "name", "generateName", "namespace", "uid", "resourceVersion" })
        {
            if (metadata[name] is { } value && value.AsText() is null)
            {
                throw new StatusException(Statuses.BadRequest($"metadata.{name} must be a string"));
            }
        }
    }
}
