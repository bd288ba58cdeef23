using Tombolo.Api.States;

namespace Tombolo.Primary.Bootstraps;

/// <summary>How far a Bootstrap is, with the words of its condition.</summary>
/// <param name="Phase">One of <see cref="BootstrapStates"/>.</param>
/// <param name="Accepted">The specification can be carried out; what is not done yet waits for something else.</param>
internal sealed record BootstrapOutcome(string Phase, string Reason, string Message, bool Accepted)
{
    public static BootstrapOutcome Complete(string message) => new(BootstrapStates.Complete, "Complete", message, Accepted: true);

    /// <summary>Tried again by itself.</summary>
    public static BootstrapOutcome Pending(string reason, string message) => new(BootstrapStates.Pending, reason, message, Accepted: true);

    /// <summary>Not tried again before the specification changes.</summary>
    public static BootstrapOutcome Failed(string reason, string message) => new(BootstrapStates.Failed, reason, message, Accepted: false);
}
