using Tombolo.Api.Distributions;
using Tombolo.Api.Payloads;
using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Overrides;

/// <summary>Reads the overrides of a Distribution. One with a fault is left out: the Distribution as a whole is not carried out then.</summary>
internal static class SourceOverrideReader
{
    public static IReadOnlyList<SourceOverride> Read(DistributionSpec spec, PayloadPolicy payloads)
    {
        var overrides = new List<SourceOverride>();
        for (var index = 0; index < (spec.Overrides?.Count ?? 0); index++)
        {
            if (spec.Overrides![index] is { Target: { Kind: { } kind, Name: { Length: > 0 } name } } found
                && found.ReadPatch() is { } patch
                && payloads.Kinds.FirstOrDefault(type => type.Kind == kind) is { } type)
            {
                overrides.Add(new SourceOverride(index, new SourceKey(type, name), ClusterSelection.Parse(found.Clusters, new List<FieldError>()), patch));
            }
        }

        return overrides;
    }
}
