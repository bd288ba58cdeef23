using System.Text.Json;
using Tombolo.Api.Selectors;

namespace Tombolo.Api.Distributions;

/// <summary>
/// Changes one object of a Distribution on some of its clusters. Overrides are carried out in the order of the list, each on what the ones before it made;
/// values of the cluster are put in last.
/// </summary>
public sealed record DistributionOverride
{
    public OverrideTarget? Target { get; init; }

    /// <summary>On which clusters, a union as in <see cref="DistributionSpec.Clusters"/>; at least one entry.</summary>
    public IReadOnlyList<ClusterSelectionEntry?>? Clusters { get; init; }

    /// <summary>
    /// A JSON merge patch (RFC 7396) of what the object says is wanted: <c>spec</c>, <c>data</c> and the like. It never touches identity, metadata or status.
    /// An object, or the same as a text of JSON: API servers and clients drop a null inside of lists here and there, and with it the removal of a field.
    /// </summary>
    public JsonElement? Patch { get; init; }

    /// <summary>The object that <see cref="Patch"/> is or holds; null when it is none.</summary>
    public JsonElement? ReadPatch()
    {
        if (Patch is not { ValueKind: JsonValueKind.String } text)
        {
            return Patch is { ValueKind: JsonValueKind.Object } ? Patch : null;
        }

        try
        {
            using var document = JsonDocument.Parse(text.GetString()!);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
