using System.Text.Json.Serialization;

namespace Tombolo.Testing.ControlPlanes.Etcd;

internal sealed record EtcdHeader([property: JsonPropertyName("revision")] string Revision);
