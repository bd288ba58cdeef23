using System.Text.Json.Nodes;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Authorization.Reviews;

/// <summary>Reads whom a review is about.</summary>
internal static class ReviewedUser
{
    public static UserInfo Read(JsonObject? spec, List<StatusCause> causes)
    {
        var user = new UserInfo(spec.Text("user") ?? "", [.. spec.Texts("groups")])
        {
            Uid = spec.Text("uid") ?? "",
            Extra = spec.Object("extra")?.ToDictionary(
                extra => extra.Key,
                IReadOnlyList<string> (extra) => [.. (extra.Value as JsonArray)?.Select(value => value.AsText()).OfType<string>() ?? []],
                StringComparer.Ordinal) ?? [],
        };
        if (user.Name.Length == 0 && user.Groups.Count == 0)
        {
            causes.Add(new StatusCause(StatusCauseReasons.Invalid, "Invalid value: \"\": at least one of user or group must be specified", "spec.user"));
        }

        return user;
    }
}
