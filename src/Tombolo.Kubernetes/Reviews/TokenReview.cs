using System.Text.Json;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.Reviews;

/// <summary>Asks an API server whose a token is (Kubernetes API, <c>authentication.k8s.io/v1 TokenReview</c>).</summary>
public static class TokenReview
{
    private const string Path = "/apis/authentication.k8s.io/v1/tokenreviews";

    /// <summary>The user as the answer describes it (<c>username</c>, <c>uid</c>, <c>groups</c>, <c>extra</c>); null when the token is not accepted.</summary>
    /// <exception cref="KubernetesException">The client may not ask.</exception>
    /// <exception cref="KubernetesUnreachableException">There is no answer.</exception>
    public static async Task<JsonElement?> FindUserAsync(IKubernetesClient client, string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var body = ReviewBody.Write("authentication.k8s.io/v1", "TokenReview", json => json.WriteString("token", token));
        using var review = (await client.PostRawAsync(Path, body, cancellationToken)).Value.ToDocument();
        var status = ReviewBody.Field(review.RootElement, "status");
        return ReviewBody.Field(status, "authenticated").ValueKind == JsonValueKind.True ? ReviewBody.Field(status, "user").Clone() : null;
    }
}
