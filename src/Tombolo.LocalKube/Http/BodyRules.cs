using System.Text.Json.Nodes;
using Tombolo.LocalKube.BuiltIn;
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

        CheckType(request, apiVersion, kind, item.Object("metadata").Text("name") ?? "");

        item["apiVersion"] = apiVersion;
        item["kind"] = kind;
        CheckMetadata(request, item);
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
                ? $"the name of the object ({request.Attributes.Name} based on URL) was undeterminable: name must be provided"
                : $"the name of the object ({name}) does not match the name on the URL ({request.Attributes.Name})"));
        }
    }

    /// <summary>An applied configuration names its kind, and nothing that contradicts the URL.</summary>
    /// <exception cref="StatusException">400.</exception>
    public static void CheckApplied(ApiRequest request, JsonObject configuration)
    {
        if (configuration.Text("apiVersion") is var version && version != request.Resource.ApiVersion)
        {
            throw new StatusException(Statuses.BadRequest(
                $"Incorrect version specified in apply patch. Specified patch version: {version}, expected: {request.Resource.ApiVersion}"));
        }

        if (string.IsNullOrEmpty(configuration.Text("kind")))
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

    private static void CheckType(ApiRequest request, string apiVersion, string kind, string name)
    {
        var resource = request.Resource;
        string? fault = (resource.IsCustom, kind.Length, apiVersion.Length) switch
        {
            (_, 0, _) => $"{resource.Kind} in version \"{resource.Version}\" cannot be handled as a {resource.Kind}: Object 'Kind' is missing",
            (_, _, 0) => "Object 'apiVersion' is missing",
            (true, _, _) when apiVersion != resource.ApiVersion =>
                $"the API version in the data ({apiVersion}) does not match the expected API version ({resource.ApiVersion})",
            (false, _, _) when apiVersion != resource.ApiVersion => $"{kind} in version \"{apiVersion}\" cannot be handled as a {resource.Kind}: it is not registered for that version",
            (false, _, _) when kind != resource.Kind => $"{kind} in version \"{resource.Version}\" cannot be handled as a {resource.Kind}: unknown conversion",
            _ => null,
        };
        if (fault is not null)
        {
            throw new StatusException(Statuses.BadRequest(fault));
        }

        if (kind != resource.Kind)
        {
            throw new StatusException(Statuses.Invalid(
                resource.Group, kind, name, [new StatusCause(StatusCauseReasons.Invalid, $"Invalid value: \"{kind}\": must be {resource.Kind}", "kind")]));
        }
    }

    private static void CheckMetadata(ApiRequest request, JsonObject item)
    {
        if (item["metadata"] is not (null or JsonObject))
        {
            throw new StatusException(Statuses.BadRequest("the object provided is unrecognized: metadata must be an object"));
        }

        // Before the system fields get their values: what was sent for them has to fit too.
        if (TypedDecoder.FindMismatch(item.Metadata(), ResourceSchemas.ObjectMeta, "ObjectMeta") is { } mismatch)
        {
            var kind = request.Resource.Kind;
            throw new StatusException(Statuses.BadRequest($"{kind} in version \"{request.Resource.Version}\" cannot be handled as a {kind}: {mismatch}"));
        }
    }
}
