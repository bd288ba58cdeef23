using Microsoft.AspNetCore.Http;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Http;

/// <summary>An HTTP request for a resource, known and allowed.</summary>
internal sealed record ApiRequest(
    LocalCluster Cluster, HttpContext Context, RequestAttributes Attributes, ResourceDefinition Resource, UserInfo User, QueryOptions Query)
{
    /// <summary>How the answer is to look.</summary>
    public AnswerFormat Format { get; init; } = AnswerFormat.Json;

    /// <summary>What the verb is to work on.</summary>
    public ObjectRequest Target => new(Resource, Resource.IsNamespaced ? Attributes.Namespace : "", Attributes.Name, User)
    {
        Subresource = Attributes.Subresource,
        IsDryRun = Query.IsDryRun,
        FieldManager = Query.FieldManager.Length > 0 ? Query.FieldManager : ManagerOf(Context.Request.Headers.UserAgent.ToString()),
        IsForced = Query.Force ?? false,
    };

    // The program's name, as kubectl/v1.20 (linux/amd64): what stands before the slash.
    private static string ManagerOf(string userAgent)
    {
        var end = userAgent.IndexOf('/', StringComparison.Ordinal);
        var name = end < 0 ? userAgent : userAgent[..end];
        return name.Length > 128 ? name[..128] : name;
    }
}
