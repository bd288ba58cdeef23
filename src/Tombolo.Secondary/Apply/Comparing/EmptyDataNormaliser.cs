using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>The API server drops an empty <c>data</c> of Secrets and ConfigMaps.</summary>
internal sealed class EmptyDataNormaliser : IFieldNormaliser
{
    public bool AreEqual(string kind, ReadOnlySpan<PathSegment> path, JsonElement wanted, JsonElement found) =>
        kind is "Secret" or "ConfigMap"
        && path is [{ Name: "data" or "binaryData" }]
        && found.ValueKind == JsonValueKind.Undefined
        && wanted.ValueKind == JsonValueKind.Object
        && !wanted.EnumerateObject().Any();
}
