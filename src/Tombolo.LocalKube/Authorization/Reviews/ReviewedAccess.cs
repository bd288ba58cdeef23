using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Authorization.Reviews;

/// <summary>Reads what a review of access is about.</summary>
internal static class ReviewedAccess
{
    private const string ResourceField = "spec.resourceAttributes";
    private const string PathField = "spec.nonResourceAttributes";

    /// <summary>What is to be allowed or not; the faults of the review are added to <paramref name="causes"/>.</summary>
    public static RequestAttributes Read(JsonObject? spec, List<StatusCause> causes)
    {
        var (resource, path) = (spec.Object("resourceAttributes"), spec.Object("nonResourceAttributes"));
        if (resource is not null && path is not null)
        {
            causes.Add(new StatusCause(StatusCauseReasons.Invalid, $"Invalid value: {Describe(path)}: cannot be specified in combination with resourceAttributes", PathField));
        }

        if (resource is null && path is null)
        {
            causes.Add(new StatusCause(
                StatusCauseReasons.Invalid, "Invalid value: \"null\": exactly one of nonResourceAttributes or resourceAttributes must be specified", ResourceField));
        }

        return resource is not null ? OfResource(resource) : OfPath(path);
    }

    /// <summary>A review of one namespace: nothing else may be asked about.</summary>
    public static void CheckNamespace(JsonObject review, List<StatusCause> causes)
    {
        var spec = review.Object("spec");
        if (spec.Object("nonResourceAttributes") is { } path)
        {
            causes.Add(new StatusCause(StatusCauseReasons.Invalid, $"Invalid value: {Describe(path)}: disallowed on this kind of request", PathField));
        }
        else if (spec.Object("resourceAttributes") is { } resource && (resource.Text("namespace") ?? "") is var @namespace && @namespace != (review.Object("metadata").Text("namespace") ?? ""))
        {
            causes.Add(new StatusCause(StatusCauseReasons.Invalid, $"Invalid value: \"{@namespace}\": must match metadata.namespace", $"{ResourceField}.namespace"));
        }
    }

    private static string Describe(JsonObject path) =>
        $"authorization.NonResourceAttributes{{Path:\"{path.Text("path")}\", Verb:\"{path.Text("verb")}\"}}";

    private static RequestAttributes OfResource(JsonObject resource) => new()
    {
        IsResourceRequest = true,
        Verb = resource.Text("verb") ?? "",
        Group = resource.Text("group") ?? "",
        Version = resource.Text("version") ?? "",
        Resource = resource.Text("resource") ?? "",
        Subresource = resource.Text("subresource") ?? "",
        Namespace = resource.Text("namespace") ?? "",
        Name = resource.Text("name") ?? "",
    };

    private static RequestAttributes OfPath(JsonObject? path) => new() { Verb = path.Text("verb") ?? "", Path = path.Text("path") ?? "" };
}
