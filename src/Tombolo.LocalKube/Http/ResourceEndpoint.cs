using System.Buffers;
using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Http;

/// <summary>Requests for resources: finds the resource and hands the request to its verb.</summary>
internal sealed class ResourceEndpoint(LocalCluster cluster)
{
    private readonly WriteEndpoint _writes = new(cluster);

    public async Task HandleAsync(HttpContext context, RequestAttributes attributes, UserInfo user)
    {
        if (Locate(attributes) is not { } resource)
        {
            // The handler of built-in groups answers with a Status, that of all others in plain text.
            if (cluster.Resources.Current.HasBuiltIn(attributes.Group, attributes.Version))
            {
                throw new StatusException(Statuses.NoSuchPath());
            }

            await NonResourceEndpoint.SendNotFoundAsync(context);
            return;
        }

        CheckVerb(context.Request.Method, attributes, resource);
        var request = new ApiRequest(cluster, context, attributes, resource, user, QueryOptions.Parse(context.Request.Query))
        {
            Format = AnswerFormat.Negotiate(context.Request.Headers.Accept),
        };
        if (cluster.Services.FindVirtual(resource.GroupResource, attributes.Subresource) is { } handler)
        {
            await CreateVirtualAsync(request, handler);
            return;
        }

        await (attributes.Verb switch
        {
            "get" => AnswerWriter.SendObjectAsync(request, cluster.Verbs.Reader.Get(request.Target), 200),
            "list" => AnswerWriter.SendListAsync(request, cluster.Verbs.Lister.List(request.Target, request.Query)),
            "watch" => WatchAsync(request),
            "create" => _writes.CreateAsync(request),
            "update" => _writes.UpdateAsync(request),
            "patch" => _writes.PatchAsync(request),
            "delete" => _writes.DeleteAsync(request),
            _ => _writes.DeleteCollectionAsync(request),
        });
    }

    private static async Task WatchAsync(ApiRequest request)
    {
        using var stream = new WatchStream(request);
        await stream.RunAsync();
    }

    // What is served and how deep a path may go is known before anything is read.
    private ResourceDefinition? Locate(RequestAttributes attributes)
    {
        var resource = cluster.Resources.Current.Find(attributes.Group, attributes.Version, attributes.Resource);
        if (resource is null)
        {
            return null;
        }

        var isInNamespace = attributes.Namespace.Length > 0 && !Finality.IsNamespace(resource);
        var isCollectionOfAll = resource.IsNamespaced && attributes.Namespace.Length == 0 && !HasNameInPath(attributes);
        if (resource.IsNamespaced != isInNamespace && !isCollectionOfAll)
        {
            return null;
        }

        return attributes.Subresource switch
        {
            "" => resource,
            "status" => resource.HasStatus ? resource : null,
            "finalize" => Finality.IsNamespace(resource) ? resource : null,
            _ => cluster.Services.FindVirtual(resource.GroupResource, attributes.Subresource) is null ? null : resource,
        };
    }

    private void CheckVerb(string method, RequestAttributes attributes, ResourceDefinition resource)
    {
        var isVirtual = cluster.Services.FindVirtual(resource.GroupResource, attributes.Subresource) is not null;
        var hasTarget = attributes.Verb is "get" or "update" or "patch" or "delete" ? attributes.Name.Length > 0 : attributes.Verb.Length > 0;
        var isAllowed = attributes.Subresource switch
        {
            _ when isVirtual => attributes.Verb == "create",
            "" => resource.Verbs.Contains(attributes.Verb) && !(attributes.Verb == "create" && HasNameInPath(attributes)),
            "finalize" => attributes.Verb == "update",
            _ => attributes.Verb is "get" or "update" or "patch",
        };
        var isOfAll = resource.IsNamespaced && attributes.Namespace.Length == 0 && attributes.Verb is not ("list" or "watch");
        if (!isAllowed || !hasTarget || isOfAll || method == "HEAD")
        {
            throw new StatusException(Statuses.MethodNotAllowed());
        }
    }

    private static bool HasNameInPath(RequestAttributes attributes) => attributes.Name.Length > 0;

    private static async Task CreateVirtualAsync(ApiRequest request, IVirtualResource handler)
    {
        var body = await RequestBody.ReadObjectAsync(request.Context, request.Resource, request.Attributes.Subresource == "token" ? "TokenRequest" : request.Resource.Kind) ?? [];
        var answer = await handler.CreateAsync(
            new AdmissionRequest(request.Resource, AdmissionOperation.Create, body, OldObject: null, request.User)
            {
                Namespace = request.Attributes.Namespace,
                Name = request.Attributes.Name,
                Subresource = request.Attributes.Subresource,
                IsDryRun = request.Query.IsDryRun,
            },
            request.Context.RequestAborted);
        var buffer = new ArrayBufferWriter<byte>();
        JsonText.Write(answer, buffer);
        await AnswerWriter.SendAsync(request.Context, 201, buffer.WrittenMemory);
    }
}
