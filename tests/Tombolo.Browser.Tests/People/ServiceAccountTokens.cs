using System.Text.Json;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Waiting;

namespace Tombolo.Browser.Tests.People;

/// <summary>People who sign in: ServiceAccounts with the rights a test gives them.</summary>
internal static class ServiceAccountTokens
{
    private const string Namespace = "kasten-io";

    /// <summary>A token of a new ServiceAccount of the K10 namespace.</summary>
    /// <param name="clusterRole">What it may do everywhere in the cluster; null for nothing.</param>
    public static async Task<string> CreateAsync(ControlPlane plane, string name, string? clusterRole, CancellationToken cancellationToken)
    {
        await plane.Kubectl.RequireAsync(["create", "serviceaccount", name, "--namespace", Namespace], cancellationToken: cancellationToken);
        if (clusterRole is not null)
        {
            await plane.Kubectl.RequireAsync(
                ["create", "clusterrolebinding", name, $"--clusterrole={clusterRole}", $"--serviceaccount={Namespace}:{name}"], cancellationToken: cancellationToken);
        }

        var answer = await plane.Kubectl.RequireAsync(
            ["create", "--raw", $"/api/v1/namespaces/{Namespace}/serviceaccounts/{name}/token", "-f", "-"],
            """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":3600}}""",
            cancellationToken);
        using var document = JsonDocument.Parse(answer);
        var token = document.RootElement.GetProperty("status").GetProperty("token").GetString()!;

        // An API server refuses a token until its own cache knows the ServiceAccount.
        await Eventually.TrueAsync(() => IsAcceptedAsync(plane, token, cancellationToken), description: $"the API server accepts the token of {name}");
        return token;
    }

    private static async Task<bool> IsAcceptedAsync(ControlPlane plane, string token, CancellationToken cancellationToken)
    {
        var answer = await plane.Kubectl.RequireAsync(
            ["create", "--raw", "/apis/authentication.k8s.io/v1/tokenreviews", "-f", "-"],
            $$$"""{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","spec":{"token":"{{{token}}}"} }""",
            cancellationToken);
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("status").TryGetProperty("authenticated", out var accepted) && accepted.GetBoolean();
    }
}
