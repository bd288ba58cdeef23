using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Cli.Failures;

/// <summary>Turns refusals of the API server into words for the user of the command.</summary>
internal static class KubernetesAnswers
{
    /// <summary>The value of a success.</summary>
    /// <param name="verb">What was tried, such as <c>create</c>.</param>
    /// <exception cref="CommandFailedException">The server refused.</exception>
    public static T OrFail<T>(this KubernetesResult<T> result, string verb, ResourceType type, ResourceKey key) =>
        result.Error is { } error ? throw new CommandFailedException(Describe(error, verb, type, key)) : result.Value;

    /// <summary>The value of a success, or the default where there is no such object.</summary>
    /// <exception cref="CommandFailedException">The server refused for another reason, or does not know the kind.</exception>
    public static T? OrAbsent<T>(this KubernetesResult<T> result, ResourceType type, ResourceKey key)
        where T : class =>
        result.Error is { IsNotFound: true } error && !IsUnknownKind(error, type, key) ? null : result.OrFail("get", type, key);

    /// <summary>The server does not serve the kind at all, in difference to having no object of that name.</summary>
    public static bool IsUnknownKind(KubernetesStatus error, ResourceType type, ResourceKey key) =>
        error.IsNotFound && type.Group.Length > 0 && !error.Message.Contains($"\"{key.Name}\" not found", StringComparison.Ordinal);

    public static string Describe(KubernetesStatus error, string verb, ResourceType type, ResourceKey key)
    {
        var what = key.Name.Length == 0 ? $"{type.QualifiedName} in {key.Namespace}" : $"{type.Kind} {key}";
        return error switch
        {
            _ when IsUnknownKind(error, type, key) && (key.Name.Length == 0 || error.Message.Contains("could not find the requested resource", StringComparison.Ordinal) || error.Reason.Length == 0) =>
                $"this cluster does not know {type.QualifiedName}; install it with: tombolo manifests crds | kubectl apply -f -",
            { Code: 401 } => $"{what}: the API server does not accept your credentials; sign in again, or choose another --context",
            { IsForbidden: true } => $"{what}: you may not {verb} it ({error.Message}); ask an administrator for that right, or choose another --context",
            _ => $"{what}: cannot {verb} it: {error.Message}",
        };
    }
}
