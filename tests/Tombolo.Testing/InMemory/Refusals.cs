using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Testing.InMemory;

/// <summary>The answers of an API server that refuses, with its codes, reasons and wording.</summary>
internal static class Refusals
{
    public static KubernetesStatus NoSuchResource { get; } = new(404, "NotFound", "the server could not find the requested resource", [], null);

    public static KubernetesStatus NotFound(ResourceType type, string name) => new(404, "NotFound", $"{type.QualifiedName} \"{name}\" not found", [], null);

    public static KubernetesStatus AlreadyExists(ResourceType type, string name) => new(409, "AlreadyExists", $"{type.QualifiedName} \"{name}\" already exists", [], null);

    public static KubernetesStatus Conflict(ResourceType type, string name, string why, IReadOnlyList<StatusCause>? causes = null) =>
        new(409, "Conflict", $"Operation cannot be fulfilled on {type.QualifiedName} \"{name}\": {why}", causes ?? [], null);

    public static KubernetesStatus Invalid(ResourceType type, string name, string field, string why) =>
        new(422, "Invalid", $"{type.Kind} \"{name}\" is invalid: {field}: {why}", [new StatusCause("FieldValueInvalid", why, field)], null);

    public static KubernetesStatus BadRequest(string why) => new(400, "BadRequest", why, [], null);

    public static KubernetesStatus NamespaceTerminating(ResourceType type, string name, string @namespace) =>
        new(
            403,
            "Forbidden",
            $"{type.QualifiedName} \"{name}\" is forbidden: unable to create new content in namespace {@namespace} because it is being terminated",
            [new StatusCause("NamespaceTerminating", $"namespace {@namespace} is being terminated", "metadata.namespace")],
            null);

    public static KubernetesStatus Expired(string version) => new(410, "Expired", $"too old resource version: {version}", [], null);
}
