using System.Text.Json.Serialization;

namespace Tombolo.Testing.ControlPlanes.Real.Etcd;

/// <summary>Writes that happen together.</summary>
internal sealed record EtcdTransaction([property: JsonPropertyName("success")] IReadOnlyList<EtcdOperation> Operations);
