using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Http;

/// <summary>Says what a user may not do (apiserver <c>responsewriters.Forbidden</c>).</summary>
internal static class AuthorizationRefusal
{
    public static ApiStatus Of(UserInfo user, RequestAttributes attributes, string reason)
    {
        var because = reason.Length > 0 ? $": {reason}" : "";
        if (!attributes.IsResourceRequest)
        {
            return new ApiStatus(403, "Forbidden", $"forbidden: User \"{user.Name}\" cannot {attributes.Verb} path \"{attributes.Path}\"{because}", new StatusDetails());
        }

        var resource = attributes.Subresource.Length > 0 ? $"{attributes.Resource}/{attributes.Subresource}" : attributes.Resource;
        var where = attributes.Namespace.Length > 0 ? $"in the namespace \"{attributes.Namespace}\"" : "at the cluster scope";
        var status = Statuses.Forbidden(
            new GroupResource(attributes.Group, attributes.Resource),
            attributes.Name,
            $"User \"{user.Name}\" cannot {attributes.Verb} resource \"{resource}\" in API group \"{attributes.Group}\" {where}{because}");
        return status;
    }
}
