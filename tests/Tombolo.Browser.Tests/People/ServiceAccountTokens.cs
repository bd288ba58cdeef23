using System.Text.Json;
using Tombolo.Testing.ControlPlanes;

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
        return document.RootElement.GetProperty("status").GetProperty("token").GetString()!;
    }
}
