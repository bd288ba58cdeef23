using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.FleetApi;

/// <summary>
/// The bearer token that the primary's server is asked with: that of the kubeconfig. A client certificate cannot be passed on, so that its holder asks with a
/// token for a ServiceAccount that lasts minutes, which needs the right to make one.
/// </summary>
internal static class FleetApiToken
{
    private static readonly byte[] Request =
        """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":600}}"""u8.ToArray();

    /// <exception cref="CommandFailedException">There is none.</exception>
    public static async Task<string> GetAsync(ClusterConnection connection, string account, CancellationToken cancellationToken)
    {
        var credential = await connection.Credentials.GetAsync(cancellationToken);
        if (credential.Authorization is { Scheme: "Bearer", Parameter: { Length: > 0 } own })
        {
            return own;
        }

        var answer = await connection.Client.PostRawAsync(
            $"/api/v1/namespaces/{connection.K10Namespace}/serviceaccounts/{account}/token", Request, cancellationToken);
        if (!answer.IsSuccess)
        {
            throw new CommandFailedException(
                $"this context has no token of its own ({connection.User}), and no token could be made for ServiceAccount {connection.K10Namespace}/{account}: {answer.Error!.Message}; "
                + "use a context with a token, or get the right to create serviceaccounts/token");
        }

        using var document = answer.Value.ToDocument();
        return document.RootElement.GetProperty("status").GetProperty("token").GetString()!;
    }
}
