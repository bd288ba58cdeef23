using System.Text.Json.Serialization;

namespace Tombolo.Testing.ControlPlanes.Real.Etcd;

/// <summary>The answer to <see cref="EtcdRange"/>.</summary>
internal sealed record EtcdRecords([property: JsonPropertyName("kvs")] IReadOnlyList<EtcdRecord>? Records);
