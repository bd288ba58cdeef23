using System.Text.Json.Serialization;

namespace Tombolo.Testing.ControlPlanes.Real.Etcd;

/// <summary>One write of a transaction; exactly one of the two is given.</summary>
internal sealed record EtcdOperation(
    [property: JsonPropertyName("request_put")] EtcdRecord? Put = null,
    [property: JsonPropertyName("request_delete_range")] EtcdRecord? Delete = null);
