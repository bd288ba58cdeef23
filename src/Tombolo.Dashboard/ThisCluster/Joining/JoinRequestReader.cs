using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Dashboard.ThisCluster.Joining;

/// <summary>Checks what the join form sends, and makes of it what goes into ConfigMap <c>mc-join-config</c>.</summary>
internal static class JoinRequestReader
{
    /// <summary>The data of the ConfigMap; meaningless when there are <paramref name="errors"/>, none of which repeats the token.</summary>
    public static IReadOnlyDictionary<string, string> Read(JoinRequest request, List<FieldError> errors)
    {
        Uri? primary = null;
        if (JoinToken.TryParse(request.Token, out var token, out var problem))
        {
            primary = token.Url;
            token.Dispose();
        }
        else
        {
            errors.Add(new FieldError("token", problem.Message));
        }

        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Text(request.ClusterName) is { } name)
        {
            data[JoinConfigKeys.ClusterName] = name;
            if (ClusterNames.Check(name) is { } fault)
            {
                errors.Add(new FieldError("clusterName", fault));
            }
        }

        if (ReadUrl(request.ClusterIngress, "clusterIngress", errors) is { } ingress)
        {
            data[JoinConfigKeys.ClusterIngress] = ingress.Value;
        }

        if (ReadUrl(request.PrimaryIngress, "primaryIngress", errors) is { } other)
        {
            data[JoinConfigKeys.PrimaryIngress] = other.Value;
            primary = other.Uri;
        }

        if (request.AllowInsecure is true)
        {
            data[JoinConfigKeys.AllowInsecurePrimaryIngress] = "true";
        }
        else if (primary is { Scheme: "http" })
        {
            errors.Add(new FieldError("allowInsecure", $"the primary's URL {primary} is plain http; confirm that the network in between is trusted, or give the primary an https ingress"));
        }

        return data;
    }

    private static IngressUrl? ReadUrl(string? text, string path, List<FieldError> errors)
    {
        if (Text(text) is not { } given)
        {
            return null;
        }

        if (IngressUrl.TryParse(given, out var url, out var fault))
        {
            return url;
        }

        errors.Add(new FieldError(path, fault));
        return null;
    }

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
