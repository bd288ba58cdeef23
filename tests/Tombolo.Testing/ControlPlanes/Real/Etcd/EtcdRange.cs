using System.Text.Json.Serialization;

namespace Tombolo.Testing.ControlPlanes.Real.Etcd;

/// <summary>A request for the keys from one to another.</summary>
internal sealed record EtcdRange(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("range_end")] string RangeEnd,
    [property: JsonPropertyName("keys_only")] bool KeysOnly);
