using System.Text.Json.Serialization;

namespace Tombolo.Testing.ControlPlanes.Real.Etcd;

/// <summary>A key of etcd; key and value are base64, as etcd's JSON gateway gives and takes them.</summary>
internal sealed record EtcdRecord(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] string? Value = null,
    [property: JsonPropertyName("mod_revision")] string? ModRevision = null);
