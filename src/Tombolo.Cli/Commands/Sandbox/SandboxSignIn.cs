using System.Text;
using System.Text.Json;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Cli.Commands.Sandbox;

/// <summary>An administrator of a sandbox cluster, and the token with which its user signs in to the dashboard.</summary>
internal static class SandboxSignIn
{
    private const string Account = "sandbox-admin";
    private const string Namespace = "kasten-io";

    private const string Manifest = $$"""
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: {{Account}}, namespace: {{Namespace}} }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: {{Account}} }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
        subjects: [ { kind: ServiceAccount, name: {{Account}}, namespace: {{Namespace}} } ]
        """;

    /// <summary>Makes the account and asks for a token of it (TokenRequest) that lasts a day.</summary>
    /// <exception cref="KubernetesException">The cluster refused.</exception>
    public static async Task<string> CreateAsync(SandboxCluster cluster, TimeProvider time, CancellationToken cancellationToken)
    {
        await new SandboxObjects(cluster, time).ApplyAsync(Manifest, cancellationToken);
        var body = Encoding.UTF8.GetBytes("""{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":86400}}""");
        var answer = (await cluster.Client.PostRawAsync($"/api/v1/namespaces/{Namespace}/serviceaccounts/{Account}/token", body, cancellationToken)).Value;
        using var request = answer.ToDocument();
        return request.RootElement.TryGetProperty("status", out var status) && status.TryGetProperty("token", out var token) && token.ValueKind == JsonValueKind.String
            ? token.GetString()!
            : throw new InvalidDataException($"cluster {cluster.Name} answered a TokenRequest without a token");
    }
}
