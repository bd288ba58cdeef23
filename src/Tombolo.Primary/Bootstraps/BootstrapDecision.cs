namespace Tombolo.Primary.Bootstraps;

/// <summary>A plan to carry out, or why there is none; one of the two.</summary>
internal sealed record BootstrapDecision(BootstrapPlan? Plan, BootstrapOutcome? Outcome)
{
    public static BootstrapDecision CarryOut(BootstrapPlan plan) => new(plan, null);

    public static BootstrapDecision Stop(BootstrapOutcome outcome) => new(null, outcome);
}
