using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>A plan that was asked for, read and checked.</summary>
public sealed class PlanInput
{
    internal PlanInput()
    {
    }

    /// <summary>What whoever asks must be allowed to write.</summary>
    public IReadOnlyList<PlanSubject> Subjects { get; internal init; } = [];

    /// <summary>Null when only global resources are edited.</summary>
    internal DistributionDefinition? Distribution { get; init; }

    internal IReadOnlyList<SourceObject> Sources { get; init; } = [];
}
