using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.Protobuf;

/// <summary>
/// The messages of the built-in kinds that clients send as protobuf: the numbers, names and types of the <c>generated.proto</c> files of Kubernetes
/// (Apache License 2.0, The Kubernetes Authors), reduced to the kinds that are served.
/// </summary>
internal static class MessageTypes
{
    private const string Resource = "Protobuf/messages.json";

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<int, MessageField>>> Messages = new(Load);

    /// <summary>The fields of a message by their numbers; null for an unknown one.</summary>
    public static FrozenDictionary<int, MessageField>? Find(string message) => Messages.Value.GetValueOrDefault(message);

    private static FrozenDictionary<string, FrozenDictionary<int, MessageField>> Load()
    {
        using var stream = typeof(MessageTypes).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not part of {typeof(MessageTypes).Assembly.GetName().Name}");
        return JsonNode.Parse(stream)!.AsObject().ToFrozenDictionary(
            message => message.Key,
            message => message.Value!.AsObject().ToFrozenDictionary(
                field => int.Parse(field.Key, CultureInfo.InvariantCulture), field => MessageField.Parse((string)field.Value!)),
            StringComparer.Ordinal);
    }
}
