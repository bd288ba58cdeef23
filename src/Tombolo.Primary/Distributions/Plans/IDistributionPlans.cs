using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Details;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>What Distributions would do, told by the clusters themselves. Nothing is written anywhere.</summary>
public interface IDistributionPlans
{
    /// <summary>Of a Distribution as it is stored; one that is paused as if it were not.</summary>
    Task<PlanResult> PlanAsync(string distribution, CancellationToken cancellationToken);

    /// <summary>Reads objects that are not stored. Whether whoever asks may write the <see cref="PlanInput.Subjects"/> is for the caller to check before it plans.</summary>
    /// <param name="problem">All faults at once.</param>
    bool TryRead(PlanRequest request, [NotNullWhen(true)] out PlanInput? input, [NotNullWhen(false)] out Problem? problem);

    /// <summary>Of objects that are not stored, or not like this.</summary>
    Task<PlanResult> PlanAsync(PlanInput input, CancellationToken cancellationToken);
}
