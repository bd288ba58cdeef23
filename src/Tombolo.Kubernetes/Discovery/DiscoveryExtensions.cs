using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Discovery;

/// <summary>What an API server says of itself.</summary>
public static class DiscoveryExtensions
{
    /// <summary>Which Kubernetes it is; also the cheapest proof that it answers and, where anonymous access is off, that the credentials are good.</summary>
    /// <exception cref="KubernetesUnreachableException">The API server did not answer.</exception>
    public static Task<KubernetesResult<ServerVersion>> GetServerVersionAsync(this IKubernetesClient client, CancellationToken cancellationToken) =>
        client.GetDocumentAsync("/version", DiscoveryJsonContext.Default.ServerVersion, version => version.GitVersion is { Length: > 0 }, cancellationToken);

    /// <summary>GET of a document that must be what it should be, so that a proxy's page is an error and not an empty answer.</summary>
    internal static async Task<KubernetesResult<T>> GetDocumentAsync<T>(
        this IKubernetesClient client, string path, JsonTypeInfo<T> contract, Func<T, bool> isComplete, CancellationToken cancellationToken)
    {
        var answer = await client.GetRawAsync(path, cancellationToken);
        if (!answer.IsSuccess)
        {
            return KubernetesResult<T>.Failure(answer.Error);
        }

        try
        {
            if (JsonSerializer.Deserialize(answer.Value.Span, contract) is { } document && isComplete(document))
            {
                return KubernetesResult<T>.Success(document);
            }
        }
        catch (JsonException)
        {
            // The same as one that lacks what it should have.
        }

        return KubernetesResult<T>.Failure(new(200, "InvalidResponse", $"GET {path}: the answer is not what the Kubernetes API answers; is there a proxy in between?", [], null));
    }
}
