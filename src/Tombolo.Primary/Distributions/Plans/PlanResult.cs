using Tombolo.Api.Details;

namespace Tombolo.Primary.Distributions.Plans;

/// <summary>A plan, or why there is none.</summary>
/// <param name="Problem">Null when there is a plan.</param>
public sealed record PlanResult(DistributionPlan? Plan, Problem? Problem)
{
    /// <summary>Nothing is known of what was asked about.</summary>
    public const string NotFound = nameof(NotFound);

    /// <summary>What was asked about cannot be carried out.</summary>
    public const string Invalid = nameof(Invalid);

    /// <summary>The server has only just started.</summary>
    public const string NotReady = nameof(NotReady);

    internal static PlanResult Refuse(string reason, string message) => new(null, new Problem(reason, message));
}
