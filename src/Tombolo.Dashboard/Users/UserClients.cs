using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration.Http;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Dashboard.Users;

/// <summary>Clients that act as users, over connections that all of them share; a client is cheap and is not disposed.</summary>
internal sealed class UserClients(SharedTransport transport, DashboardOptions options)
{
    private readonly KubernetesClientOptions _clientOptions = new() { UserAgent = $"tombolo-dashboard/{options.ServerVersion}" };

    public IKubernetesClient For(DashboardUser user) => For(user.Token);

    public IKubernetesClient For(string token) => transport.CreateClient(new FixedCredential(Credential.Bearer(token)), _clientOptions);
}
