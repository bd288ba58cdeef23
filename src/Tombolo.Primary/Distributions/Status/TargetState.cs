using Tombolo.Api.States;

namespace Tombolo.Primary.Distributions.Status;

/// <summary>How one target of a Distribution stands.</summary>
/// <param name="State">One of <see cref="TargetStates"/>.</param>
/// <param name="Object">The object that decided, as <c>Kind/name</c>; empty when none did.</param>
/// <param name="Reason">One word; empty when there is nothing to say.</param>
/// <param name="Message">The cause and the repair; empty when there is nothing to say.</param>
internal sealed record TargetState(string State, string Object, string Reason, string Message)
{
    /// <summary>Every object is as wanted.</summary>
    public static TargetState Synced { get; } = new(TargetStates.Synced, "", "", "");

    /// <summary>The newest revision is on its way.</summary>
    public static TargetState OnItsWay { get; } = new(TargetStates.Pending, "", "", "");

    public bool IsSynced => State == TargetStates.Synced;

    public int Rank => TargetStates.Table[State].Rank;

    /// <summary>The worse of two; this one when they are equally bad.</summary>
    public TargetState Worse(TargetState other) => other.Rank > Rank ? other : this;
}
