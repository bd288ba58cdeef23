using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Users.Rights;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Dashboard.Users;

/// <summary>
/// The Kubernetes API as the caller of this request: every write goes through <see cref="Client"/>, so that the API server itself says what they may. Scoped; handlers take it as a parameter.
/// </summary>
internal sealed class UserKubernetes(CallerRequest request, UserClients clients, UserRightsCache rights)
{
    public DashboardUser User => request.User ?? throw new InvalidOperationException("nobody has signed in; the endpoint lacks its requirement");

    /// <summary>Acts with the caller's own token.</summary>
    public IKubernetesClient Client => field ??= clients.For(User);

    /// <summary>What the caller may do in a namespace, and on objects without one; at most a minute old.</summary>
    public Task<UserRights> GetRightsAsync(string @namespace, CancellationToken cancellationToken) => rights.GetAsync(User, Client, @namespace, cancellationToken);

    /// <summary>Null when the caller may; for reads that are answered from the server's own informers.</summary>
    /// <param name="name">One object; empty for all of them.</param>
    public async Task<Refusal?> RequireAsync(string verb, ResourceType type, string @namespace, string name, CancellationToken cancellationToken) =>
        await MayAsync(verb, type, @namespace, name, cancellationToken)
            ? null
            : Refusal.Because(403, "Forbidden", $"{User.Name} may not {verb} {type.QualifiedName}{(name.Length > 0 ? $" {name}" : "")}{(type.Namespaced ? $" in {@namespace}" : "")}; an administrator grants it with a RoleBinding or a K10ClusterRoleBinding");

    public async Task<bool> MayAsync(string verb, ResourceType type, string @namespace, string name, CancellationToken cancellationToken) =>
        await (await GetRightsAsync(type.Namespaced ? @namespace : WellKnownNamespaces.MultiCluster, cancellationToken)).MayAsync(Client, verb, type, name, cancellationToken);

    /// <summary>Says in the audit log what this request is about, where its path does not.</summary>
    public void Concerns(string subject) => request.Subject = subject;
}
