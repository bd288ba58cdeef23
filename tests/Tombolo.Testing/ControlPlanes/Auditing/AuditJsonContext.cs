using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tombolo.Testing.ControlPlanes.Auditing;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AuditEvent))]
internal sealed partial class AuditJsonContext : JsonSerializerContext;
