using System.Text.Json.Serialization;

namespace Tombolo.Testing.ControlPlanes.Real.Etcd;

internal sealed record EtcdHeader([property: JsonPropertyName("revision")] string Revision);
