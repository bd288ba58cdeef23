using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Controllers;

/// <summary>What controllers work with: they write as everybody does, with the right to do everything.</summary>
internal sealed record ControllerContext(ObjectStore Store, ResourceRegistry Registry, ObjectVerbs Verbs, TimeProvider Time)
{
    private const string Manager = "kube-controller-manager";

    public StoredObject? Find(GroupResource resource, string @namespace, string name) => Store.Find(resource, @namespace, name);

    /// <summary>Creates an object; nothing when it exists, or its namespace is on its way out.</summary>
    public void Ensure(GroupResource resource, string @namespace, JsonObject item)
    {
        try
        {
            Verbs.Creator.Create(Request(Definition(resource), @namespace, ""), item);
        }
        catch (StatusException exception) when (exception.Status.Code is 403 or 404 or 409)
        {
            // What is there is not ours to change, and what is going needs nothing any more.
        }
    }

    /// <summary>Replaces an object that was read before.</summary>
    /// <exception cref="StatusException">409 when it has changed meanwhile: look again.</exception>
    public void Update(ResourceDefinition resource, StoredObject read, JsonObject item, string subresource = "") =>
        Verbs.Updater.Update(Request(resource, read.Namespace, read.Name) with { Subresource = subresource }, item);

    /// <summary>Deletes an object that was read before; nothing when it is gone, or another has its name.</summary>
    public void Delete(ResourceDefinition resource, StoredObject read, string propagationPolicy = DeleteOptions.Background)
    {
        try
        {
            Verbs.Deleter.Delete(Request(resource, read.Namespace, read.Name), new DeleteOptions { Uid = read.Uid, PropagationPolicy = propagationPolicy });
        }
        catch (StatusException exception) when (exception.Status.Code is 404 or 409)
        {
            // Whoever was faster is seen as a change.
        }
    }

    /// <summary>The definition by which a resource is written.</summary>
    public ResourceDefinition Definition(GroupResource resource) =>
        Registry.Current.Find(resource) ?? throw new StatusException(Statuses.NoSuchPath());

    private static ObjectRequest Request(ResourceDefinition resource, string @namespace, string name) => ObjectRequest.BySystem(resource, @namespace, name, Manager);
}
