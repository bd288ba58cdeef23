using System.Text;
using Tombolo.Api.Meta;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Core;

/// <summary>A core/v1 Secret, as far as Tombolo writes them.</summary>
public sealed record Secret
{
    public string ApiVersion { get; init; } = KnownResources.Secret.ApiVersion;

    public string Kind { get; init; } = KnownResources.Secret.Kind;

    public ObjectMeta Metadata { get; init; } = new();

    public string? Type { get; init; }

    /// <summary>Decoded values; base64 in JSON.</summary>
    public IReadOnlyDictionary<string, byte[]>? Data { get; init; }

    /// <summary>The value as UTF-8 text; null when the key is absent.</summary>
    public string? Text(string key) => Data is not null && Data.TryGetValue(key, out var value) ? Encoding.UTF8.GetString(value) : null;

    /// <summary>Values of text, to be stored.</summary>
    public static IReadOnlyDictionary<string, byte[]> Encode(IEnumerable<KeyValuePair<string, string>> texts) =>
        texts.ToDictionary(text => text.Key, text => Encoding.UTF8.GetBytes(text.Value), StringComparer.Ordinal);

    /// <summary>Namespace and name; never the data.</summary>
    public override string ToString() => $"Secret {Metadata.Namespace}/{Metadata.Name}";
}
