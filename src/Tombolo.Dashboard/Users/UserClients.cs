using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Http;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Dashboard.Users;

/// <summary>Clients that act as users, over connections that all of them share; a client is cheap and is not disposed.</summary>
/// <param name="server">The server's own credentials; used to act as people of the primary, with impersonation, and for nothing else.</param>
internal sealed class UserClients(SharedTransport transport, ICredentialProvider server, DashboardOptions options)
{
    private readonly KubernetesClientOptions _clientOptions = new() { UserAgent = $"tombolo-dashboard/{options.ServerVersion}" };

    public IKubernetesClient For(DashboardUser user) => user.IsOfPrimary
        ? transport.CreateClient(server, new Impersonation { User = user.Name, Groups = user.Groups }, _clientOptions)
        : transport.CreateClient(new FixedCredential(Credential.Bearer(user.Token)), _clientOptions);
}
