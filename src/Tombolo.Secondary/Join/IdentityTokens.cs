using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Secondary.Join;

/// <summary>Tokens of this server's own ServiceAccount, made for one join each (Kubernetes API, TokenRequest).</summary>
internal sealed class IdentityTokens(IKubernetesClient client, ClusterContext context)
{
    /// <summary>The shortest that Kubernetes makes, and the longest that a primary takes.</summary>
    private const int LifetimeSeconds = 600;

    /// <summary>A token for these audiences; or a sentence that says why there is none, with the repair.</summary>
    public async Task<(string? Token, string Problem)> RequestAsync(IReadOnlyList<string> audiences, CancellationToken cancellationToken)
    {
        var account = $"{context.K10Namespace}/{context.ServiceAccount}";
        var request = new JsonObject
        {
            ["apiVersion"] = "authentication.k8s.io/v1",
            ["kind"] = "TokenRequest",
            ["spec"] = new JsonObject { ["audiences"] = new JsonArray([.. audiences.Select(audience => (JsonNode)audience)]), ["expirationSeconds"] = LifetimeSeconds },
        };
        try
        {
            var answer = await client.PostRawAsync(
                $"/api/v1/namespaces/{context.K10Namespace}/serviceaccounts/{context.ServiceAccount}/token", Encoding.UTF8.GetBytes(request.ToJsonString()), cancellationToken);
            if (answer.Error is { } refused)
            {
                var repair = refused.IsForbidden ? "apply the output of 'tombolo manifests rbac' again, which lets the server make tokens of its own account"
                    : refused.IsNotFound ? $"create ServiceAccount {account}, as 'tombolo manifests rbac' does"
                    : "it is tried again";
                return (null, $"no token of ServiceAccount {account} could be made: {refused.Message}; {repair}");
            }

            using var document = answer.Value.ToDocument();
            return (document.RootElement.GetProperty("status").GetProperty(JoinTokenKeys.Token).GetString(), "");
        }
        catch (KubernetesUnreachableException unreachable)
        {
            return (null, $"no token of ServiceAccount {account} could be made: {unreachable.Message}");
        }
    }
}
