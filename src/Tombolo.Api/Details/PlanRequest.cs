using System.Text.Json;

namespace Tombolo.Api.Details;

/// <summary>Objects that are not stored, or not like this: at most one Distribution, and global resources it may send.</summary>
/// <param name="Objects">As they would be written to <c>kasten-io-mc</c>, each as a whole.</param>
public sealed record PlanRequest(IReadOnlyList<JsonElement> Objects)
{
    /// <summary>The number of objects; never their content, which may be secret.</summary>
    public override string ToString() => $"{Objects.Count} objects";
}
