using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>One field that is not the same in two objects. The values outlive the documents they came from.</summary>
/// <param name="Wanted">Undefined when the field is only in the object that was found.</param>
/// <param name="Found">Undefined when the field is missing.</param>
internal readonly record struct FieldDifference(FieldPath Path, JsonElement Wanted, JsonElement Found)
{
    /// <summary>The path alone; values may be secret.</summary>
    public override string ToString() => Path.ToString();
}
