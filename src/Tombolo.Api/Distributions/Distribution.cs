using Tombolo.Api.Meta;
using Tombolo.Api.Resources;

namespace Tombolo.Api.Distributions;

/// <summary>Says which global resources go to which clusters (contract section 1.3).</summary>
public sealed record Distribution
{
    public string ApiVersion { get; init; } = KnownResources.Distribution.ApiVersion;

    public string Kind { get; init; } = KnownResources.Distribution.Kind;

    public ObjectMeta Metadata { get; init; } = new();

    public DistributionSpec? Spec { get; init; }

    public DistributionStatus? Status { get; init; }
}
