using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Discovery;

/// <summary>
/// What others need to verify tokens of this cluster's ServiceAccounts (OpenID Connect Discovery 1.0, as far as Kubernetes serves it:
/// https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#service-account-issuer-discovery).
/// </summary>
internal static class IssuerDocuments
{
    public static string Configuration(LocalCluster cluster) => new JsonObject
    {
        ["issuer"] = cluster.Services.Tokens.Issuer,
        ["jwks_uri"] = $"{cluster.Url.AbsoluteUri.TrimEnd('/')}/openid/v1/jwks",
        ["response_types_supported"] = new JsonArray("id_token"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("ES256"),
    }.ToJsonString();

    public static string Keys(LocalCluster cluster) => cluster.Services.Tokens.WriteKeySet().ToJsonString();
}
