namespace Tombolo.Cli.Commands.SetupPrimary;

/// <summary>How far a Bootstrap is, as its status says.</summary>
/// <param name="IsComplete">It was carried out.</param>
/// <param name="Failure">Why it cannot be carried out; null while it may.</param>
/// <param name="Message">What it is at or waits for; may be empty.</param>
internal readonly record struct BootstrapOutcome(bool IsComplete, string? Failure, string Message);
