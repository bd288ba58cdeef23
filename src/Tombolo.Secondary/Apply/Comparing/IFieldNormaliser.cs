using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>
/// Knows values that are written differently and mean the same, for example what a known controller rewrites. Asked only about fields
/// that differ as JSON.
/// </summary>
internal interface IFieldNormaliser
{
    /// <param name="kind">Kind of the object.</param>
    /// <param name="wanted">Never undefined.</param>
    /// <param name="found">Undefined when the field is missing.</param>
    bool AreEqual(string kind, ReadOnlySpan<PathSegment> path, JsonElement wanted, JsonElement found);
}
