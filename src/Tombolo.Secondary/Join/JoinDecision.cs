namespace Tombolo.Secondary.Join;

/// <summary>What a look at the two objects, the membership and the identity comes to.</summary>
internal abstract record JoinDecision
{
    private JoinDecision()
    {
    }

    /// <summary>One of the two objects is missing, or the switch is off: nothing happens (contract 8.9).</summary>
    internal sealed record Idle : JoinDecision;

    /// <summary>Only the status is to be made true.</summary>
    internal sealed record Say(JoinStatus Status) : JoinDecision;

    /// <summary>Ask the primary.</summary>
    internal sealed record Attempt(JoinPlan Plan, string Inputs) : JoinDecision;
}
