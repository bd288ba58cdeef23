using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Users;

namespace Tombolo.Dashboard.Api.Reading;

/// <summary>Objects of <c>kasten-io-mc</c> from the server's own informers, as far as the caller of this request may see them.</summary>
internal sealed class VisibleObjects(UserKubernetes user)
{
    /// <summary>All objects for who may list them, else those that the caller may get by name; a refusal when there can be none.</summary>
    public async Task<Visible<T>> ListAsync<T>(LiveCollection<T> collection, CancellationToken cancellationToken)
    {
        var type = collection.Scope.Type;
        var rights = await user.GetRightsAsync(WellKnownNamespaces.MultiCluster, cancellationToken);
        if (await rights.MayAsync(user.Client, "list", type, "", cancellationToken))
        {
            return new Visible<T>([.. await collection.ListAsync(cancellationToken)], Refusal: null, IsWhole: true);
        }

        var named = (await collection.ListAsync(cancellationToken)).Where(found => rights.IsAllowed("get", type, found.Name)).ToList();
        return named.Count > 0
            ? new Visible<T>(named, Refusal: null, IsWhole: false)
            : new Visible<T>([], MissingRight.Refusal(user.User.Name, "list", type, ""), IsWhole: false);
    }

    /// <summary>What there is for one who only adds it to something else: nothing when the caller may not see it.</summary>
    public async Task<IReadOnlyList<T>?> ValuesAsync<T>(LiveCollection<T> collection, CancellationToken cancellationToken)
    {
        var visible = await ListAsync(collection, cancellationToken);
        return visible.Refusal is null ? [.. visible.Objects.Select(found => found.Value)] : null;
    }

    /// <summary>One object, or why not.</summary>
    public async Task<(LiveObject<T>? Found, Refusal? Refusal)> FindAsync<T>(LiveCollection<T> collection, string name, CancellationToken cancellationToken)
    {
        var type = collection.Scope.Type;
        if (!await MayAsync("get", type, name, cancellationToken))
        {
            return (null, MissingRight.Refusal(user.User.Name, "get", type, name));
        }

        return await collection.FindAsync(name, cancellationToken) is { } found
            ? (found, null)
            : (null, NotThere(type, name));
    }

    public Task<bool> MayAsync(string verb, ResourceType type, string name, CancellationToken cancellationToken) =>
        user.MayAsync(verb, type, WellKnownNamespaces.MultiCluster, name, cancellationToken);

    public Refusal Refuse(string verb, ResourceType type, string name) => MissingRight.Refusal(user.User.Name, verb, type, name);

    public static Refusal NotThere(ResourceType type, string name) => Refusal.NotFound($"there is no {type.Kind} '{name}' in {WellKnownNamespaces.MultiCluster}");
}
