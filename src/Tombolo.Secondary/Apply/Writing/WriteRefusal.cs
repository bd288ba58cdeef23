using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Secondary.Apply.Writing;

/// <summary>What an answer that refused a write means for the object.</summary>
/// <param name="State">One of <see cref="ObjectStates"/>.</param>
/// <param name="Reason">One of <see cref="ObjectReasons"/>.</param>
/// <param name="Message">Names the object, the cause and the repair.</param>
internal sealed record WriteRefusal(string State, string Reason, string Message)
{
    /// <summary>The object is not the one, or not as, it was looked at: another look decides.</summary>
    public static bool IsOutdated(KubernetesStatus error) =>
        error.Code == 409 || (error.IsInvalid && error.Causes.Any(cause => cause.Field == "metadata.uid"));

    /// <summary>Another manager has fields of ours with other values.</summary>
    public static bool IsManagerConflict(KubernetesStatus error) => error.Code == 409 && error.Causes.Any(cause => cause.Reason == "FieldManagerConflict");

    // Server-side apply answers fields that a schema does not have with 500 (seen on 1.20), as if it were a fault of the server.
    private static bool IsUnknownField(KubernetesStatus error) =>
        error.Code is 400 or 422 or 500 && error.Message.Contains("field not declared in schema", StringComparison.Ordinal);

    public static WriteRefusal Of(KubernetesStatus error, ResourceType type, ResourceKey key)
    {
        var name = $"{type.Kind} {key}";
        if (IsUnknownField(error))
        {
            return new(ObjectStates.Failed, ObjectReasons.Invalid, $"{name}: this cluster's {type.QualifiedName} does not know a field of the source: {RefusalText.Of(error, type)}; update its CustomResourceDefinition, or remove the field from the source");
        }

        if (error.IsTransient)
        {
            return new(ObjectStates.Pending, ObjectReasons.Retrying, $"{name}: the API server answered {error.Code} {RefusalText.Of(error, type)}; tried again with growing waits");
        }

        if (error.Causes.Any(cause => cause.Reason == "NamespaceTerminating"))
        {
            return new(ObjectStates.Failed, ObjectReasons.NamespaceMissing, $"{name}: namespace {key.Namespace} is being deleted; nothing is written there until it exists again");
        }

        // The API server names what it misses: the namespace, or only the path when it does not serve the kind.
        if (error.IsNotFound && error.Message.StartsWith("namespaces ", StringComparison.Ordinal))
        {
            return new(ObjectStates.Failed, ObjectReasons.NamespaceMissing, $"{name}: namespace {key.Namespace} does not exist; create it, or correct the server's setting of the K10 namespace");
        }

        if (error.IsNotFound)
        {
            return new(ObjectStates.Failed, ObjectReasons.KindNotServed, $"{name}: this cluster does not serve {type.QualifiedName} {type.Version}; install its CustomResourceDefinition");
        }

        if (error.IsForbidden)
        {
            return new(ObjectStates.Failed, ObjectReasons.Forbidden, $"{name}: {RefusalText.Of(error, type)}; grant the server patch and delete on {type.QualifiedName} in {key.Namespace}");
        }

        return error.IsInvalid || error.Code == 400
            ? new(ObjectStates.Failed, ObjectReasons.Invalid, $"{name} was refused: {RefusalText.Of(error, type)}; correct its source on the primary")
            : new(ObjectStates.Failed, ObjectReasons.ApiError, $"{name}: the API server answered {error.Code} {RefusalText.Of(error, type)}; tried again with growing waits");
    }
}
