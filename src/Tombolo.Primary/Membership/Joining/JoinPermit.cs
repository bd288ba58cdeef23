namespace Tombolo.Primary.Membership.Joining;

/// <summary>By what a cluster may join, and within which limits. What it stands on is proven.</summary>
internal abstract record JoinPermit
{
    /// <summary>Why this permit does not cover the join; null when it does.</summary>
    /// <param name="name">The name the cluster has or will have.</param>
    public abstract JoinDecision? FindRefusal(JoinApplicant applicant, string name, IFleet fleet, DateTimeOffset now);
}
