using System.Text.Json.Serialization;

namespace Tombolo.Primary.Membership.Tombstones;

/// <summary>Source-generated JSON of what the Secret <c>tombolo-tombstones</c> holds.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TombstoneEntry))]
internal sealed partial class TombstoneJsonContext : JsonSerializerContext;
