using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Primary.JoinTokens;

/// <summary>Writes to a join-token Secret, as merge patches under the version that was read.</summary>
internal static class JoinTokenPatch
{
    /// <summary>
    /// The one write that fills a Secret: text and marks together, so that nobody ever sees one without the other. Where the text is to be shown
    /// once, the public key comes with it: it is what stays when the text is removed.
    /// </summary>
    public static byte[] Fill(JoinTokenRecord record, JoinToken token)
    {
        var data = new JsonObject { [JoinTokenKeys.Token] = Convert.ToBase64String(Encoding.UTF8.GetBytes(token.Format())) };
        if (record.IsShowOnce)
        {
            data[JoinTokenKeys.PublicKey] = Convert.ToBase64String(token.Key.PublicKey.SubjectPublicKeyInfo.Span);
        }

        return Encoding.UTF8.GetBytes(new JsonObject { ["metadata"] = Marks(record, token.Id), ["data"] = data }.ToJsonString());
    }

    /// <summary>Marks a Secret that holds a token already, be it restored or made elsewhere; null when it is marked.</summary>
    public static byte[]? Mark(JoinTokenRecord record) =>
        record.TokenId is null || (record.IsReady && record.RecordedId == record.TokenId)
            ? null
            : Encoding.UTF8.GetBytes(new JsonObject { ["metadata"] = Marks(record, record.TokenId) }.ToJsonString());

    private static JsonObject Marks(JoinTokenRecord record, string tokenId) => new()
    {
        ["uid"] = record.Uid,
        ["resourceVersion"] = record.ResourceVersion,
        ["annotations"] = new JsonObject { [Annotations.Ready] = "true", [Annotations.TokenId] = tokenId },
    };
}
