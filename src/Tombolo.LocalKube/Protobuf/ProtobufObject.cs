using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Protobuf;

/// <summary>
/// Reads an object of a built-in kind that was sent as protobuf, which Go clients prefer
/// (https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding).
/// </summary>
internal static class ProtobufObject
{
    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>Whether objects of a built-in kind are read from protobuf.</summary>
    public static bool IsKnown(string kind) => MessageTypes.Find(kind) is not null;

    /// <param name="body">The envelope.</param>
    /// <param name="kind">What it should be, where the envelope does not say.</param>
    /// <exception cref="JsonException">It is no such object.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> body, string kind)
    {
        if (!body.StartsWith(Magic))
        {
            throw new JsonException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }

        var (apiVersion, said) = ("", "");
        ReadOnlySpan<byte> raw = default;
        var reader = new ProtobufReader(body[Magic.Length..]);
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 1:
                    ReadType(reader.Bytes, ref apiVersion, ref said);
                    break;
                case 2:
                    raw = reader.Bytes;
                    break;
                case 3 or 4 when reader.Bytes.Length > 0:
                    throw new JsonException("the content of the envelope is encoded in a way that is not read");
                default:
                    break;
            }
        }

        var type = said.Length > 0 ? said : kind;
        var item = MessageTypes.Find(type) is { } fields
            ? MessageDecoder.Decode(raw, fields)
            : throw new JsonException($"no kind \"{type}\" is read from protobuf");
        if (apiVersion.Length > 0)
        {
            item["apiVersion"] = apiVersion;
        }

        if (said.Length > 0)
        {
            item["kind"] = said;
        }

        return item;
    }

    private static void ReadType(ReadOnlySpan<byte> message, ref string apiVersion, ref string kind)
    {
        var reader = new ProtobufReader(message);
        while (reader.Read())
        {
            if (reader.Field == 1)
            {
                apiVersion = ProtobufReader.TextOf(reader.Bytes);
            }
            else if (reader.Field == 2)
            {
                kind = ProtobufReader.TextOf(reader.Bytes);
            }
        }
    }
}
