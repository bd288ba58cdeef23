using System.Text.Json;
using Tombolo.Api.Selectors;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Overrides;

/// <summary>One override of a Distribution, read once.</summary>
/// <param name="Index">Where it stands in <c>spec.overrides</c>.</param>
/// <param name="Target">The object that it changes.</param>
/// <param name="Clusters">On which clusters.</param>
/// <param name="Patch">A JSON merge patch without identity, metadata and status.</param>
internal sealed record SourceOverride(int Index, SourceKey Target, ClusterSelection Clusters, JsonElement Patch)
{
    /// <summary>Where it stands, for messages.</summary>
    public string Path => $"spec.overrides[{Index}]";
}
