using System.Text.Json.Serialization;

namespace Tombolo.Testing.ControlPlanes.Real.Etcd;

/// <summary>The answer to <see cref="EtcdTransaction"/>; its revision is that of each record put.</summary>
internal sealed record EtcdTransactionResult([property: JsonPropertyName("header")] EtcdHeader Header);
