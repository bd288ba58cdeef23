using Tombolo.LocalKube.Authorization;

namespace Tombolo.LocalKube.Http;

/// <summary>Takes a path apart (apiserver <c>RequestInfoFactory.NewRequestInfo</c>).</summary>
internal static class RequestPath
{
    /// <param name="path">Decoded.</param>
    /// <param name="fieldName">The name that a field selector asks for, or empty: RBAC by name holds for such lists and watches.</param>
    public static RequestAttributes Parse(string method, string path, bool isWatch, string fieldName)
    {
        var other = new RequestAttributes { Verb = method.ToLowerInvariant(), Path = path };
        var parts = path.Trim('/').Split('/');
        var isCore = parts[0] == "api";
        var head = isCore ? 2 : 3;
        if ((!isCore && parts[0] != "apis") || parts.Length <= head)
        {
            return other;
        }

        var (group, version) = isCore ? ("", parts[1]) : (parts[1], parts[2]);
        var rest = parts[head..];
        var @namespace = "";
        if (rest[0] == "namespaces" && rest.Length > 1)
        {
            @namespace = rest[1];
            if (rest.Length > 2 && rest[2] is not ("status" or "finalize"))
            {
                rest = rest[2..];
            }
        }

        var name = rest.Length > 1 ? rest[1] : "";
        return other with
        {
            IsResourceRequest = true,
            Group = group,
            Version = version,
            Namespace = @namespace,
            Resource = rest[0],
            Name = name.Length == 0 && method is "GET" or "HEAD" or "DELETE" ? fieldName : name,
            Subresource = rest.Length > 2 ? string.Join('/', rest[2..]) : "",
            Verb = VerbOf(method, name.Length > 0, isWatch),
        };
    }

    private static string VerbOf(string method, bool hasName, bool isWatch) => method switch
    {
        "GET" or "HEAD" when isWatch => "watch",
        "GET" or "HEAD" => hasName ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => hasName ? "delete" : "deletecollection",
        _ => "",
    };
}
