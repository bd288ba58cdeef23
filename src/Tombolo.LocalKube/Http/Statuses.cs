using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Http;

/// <summary>The refusals of the API server in its own words (apimachinery <c>api/errors</c>).</summary>
internal static class Statuses
{
    public static ApiStatus NotFound(GroupResource resource, string name) => new(
        404, "NotFound", $"{resource} \"{name}\" not found", About(resource, name));

    /// <summary>No such path: neither resource nor endpoint.</summary>
    public static ApiStatus NoSuchPath() => new(404, "NotFound", "the server could not find the requested resource", new StatusDetails());

    public static ApiStatus AlreadyExists(GroupResource resource, string name) => new(
        409, "AlreadyExists", $"{resource} \"{name}\" already exists", About(resource, name));

    public static ApiStatus Conflict(GroupResource resource, string name, string cause) => new(
        409, "Conflict", $"Operation cannot be fulfilled on {resource} \"{name}\": {cause}", About(resource, name));

    /// <summary>The object in the store is newer than the one that was sent.</summary>
    public static ApiStatus Modified(GroupResource resource, string name) => Conflict(
        resource, name, "the object has been modified; please apply your changes to the latest version and try again");

    public static ApiStatus Invalid(string group, string kind, string name, IReadOnlyList<StatusCause> causes)
    {
        var subject = group.Length == 0 ? kind : $"{kind}.{group}";
        var text = causes.Count == 1 ? causes[0].ToString() : $"[{string.Join(", ", causes)}]";
        return new ApiStatus(
            422, "Invalid", $"{subject} \"{name}\" is invalid: {text}", new StatusDetails { Name = name, Group = group, Kind = kind, Causes = causes });
    }

    public static ApiStatus BadRequest(string message) => new(400, "BadRequest", message);

    public static ApiStatus Unauthorized() => new(401, "Unauthorized", "Unauthorized");

    public static ApiStatus Forbidden(GroupResource resource, string name, string cause) => new(
        403,
        "Forbidden",
        resource.Resource.Length == 0 ? $"forbidden: {cause}" : name.Length == 0 ? $"{resource} is forbidden: {cause}" : $"{resource} \"{name}\" is forbidden: {cause}",
        About(resource, name));

    public static ApiStatus MethodNotAllowed(GroupResource resource, string verb) => new(
        405, "MethodNotAllowed", $"{verb} is not supported on resources of kind \"{resource}\"", About(resource, ""));

    public static ApiStatus DefinitionTerminating(GroupResource resource) => new(
        405, "MethodNotAllowed", "create not allowed while custom resource definition is terminating", About(resource, ""));

    /// <summary>The path is known, but not with this HTTP method.</summary>
    public static ApiStatus MethodNotAllowed() => new(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", new StatusDetails());

    public static ApiStatus NotAcceptable(IReadOnlyList<string> accepted) => new(
        406, "NotAcceptable", $"only the following media types are accepted: {string.Join(", ", accepted)}", new StatusDetails());

    public static ApiStatus UnsupportedMediaType(IReadOnlyList<string> accepted) => new(
        415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {string.Join(", ", accepted)}");

    public static ApiStatus TooLarge(int limit) => new(
        413, "RequestEntityTooLarge", $"Request entity too large: limit is {limit}");

    /// <summary>A resourceVersion or continue token from before the last compaction.</summary>
    public static ApiStatus Expired(string message) => new(410, "Expired", message);

    public static ApiStatus TooManyRequests(string message, int retryAfterSeconds) => new(
        429, "TooManyRequests", message, new StatusDetails { RetryAfterSeconds = retryAfterSeconds });

    public static ApiStatus InternalError(string message) => new(
        500,
        "InternalError",
        $"Internal error occurred: {message}",
        new StatusDetails { Causes = [new StatusCause("", message, "")] });

    private static StatusDetails About(GroupResource resource, string name) => new() { Name = name, Group = resource.Group, Kind = resource.Resource };
}
