using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Authentication.Reviews;

/// <summary>A user in a review (authentication/v1 <c>UserInfo</c>).</summary>
internal static class UserJson
{
    public static JsonObject Write(UserInfo user)
    {
        var json = new JsonObject();
        if (user.Name.Length > 0)
        {
            json["username"] = user.Name;
        }

        if (user.Uid.Length > 0)
        {
            json["uid"] = user.Uid;
        }

        if (user.Groups.Count > 0)
        {
            json["groups"] = Texts(user.Groups);
        }

        if (user.Extra.Count > 0)
        {
            json["extra"] = new JsonObject(user.Extra.Select(extra => KeyValuePair.Create<string, JsonNode?>(extra.Key, Texts(extra.Value))));
        }

        return json;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
