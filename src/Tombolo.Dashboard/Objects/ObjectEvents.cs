using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Reading;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Dashboard.Users;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Dashboard.Objects;

/// <summary>What happened to an object: asked of the API server with the caller's own token, once for each look.</summary>
internal sealed class ObjectEvents(UserKubernetes user, VisibleObjects visible)
{
    public async Task<Outcome<ObjectEventList>> ListAsync(ResourceType type, string name, CancellationToken cancellationToken)
    {
        var options = new ListOptions
        {
            Namespace = WellKnownNamespaces.MultiCluster,
            FieldSelector = $"involvedObject.kind={type.Kind},involvedObject.name={name}",
            Limit = 500,
        };
        var listed = await user.Client.ListAsync(KnownResources.Event, options, cancellationToken);
        if (listed.Error is { } error)
        {
            return error.IsForbidden ? visible.Refuse("list", KnownResources.Event, "") : Refusal.Of(error);
        }

        return new ObjectEventList([.. listed.Value.Items.Select(ObjectEventReader.Read).OrderByDescending(found => found.LastTime)]);
    }
}
