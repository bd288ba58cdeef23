using System.Text.Json;
using Tombolo.Api.Resources;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>
/// Which top-level fields of an object travel: all that say what is wanted, known or not. Metadata is made anew, status belongs to the
/// cluster that has the object, and what cannot be changed on one cluster must not be fixed on another (design section 4).
/// </summary>
internal static class CarriedFields
{
    /// <summary>Whether copies carry the field whose name the reader stands on.</summary>
    public static bool Carries(ResourceType type, ref Utf8JsonReader name) =>
        !name.ValueTextEquals("apiVersion"u8)
        && !name.ValueTextEquals("kind"u8)
        && !name.ValueTextEquals("metadata"u8)
        && !name.ValueTextEquals("status"u8)
        && !(type.Group.Length == 0 && (name.ValueTextEquals("immutable"u8) || name.ValueTextEquals("stringData"u8)));
}
