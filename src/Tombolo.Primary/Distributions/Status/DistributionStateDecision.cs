namespace Tombolo.Primary.Distributions.Status;

/// <summary>The state of a Distribution and why.</summary>
/// <param name="State">One of <see cref="Api.States.DistributionStates"/>.</param>
/// <param name="Reason">One word.</param>
/// <param name="Message">The objects at fault, the cause and the repair.</param>
internal sealed record DistributionStateDecision(string State, string Reason, string Message);
