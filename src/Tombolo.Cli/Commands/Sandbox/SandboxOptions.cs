namespace Tombolo.Cli.Commands.Sandbox;

/// <param name="Clusters">How many.</param>
/// <param name="Scenario">lab, gitops or empty.</param>
/// <param name="Once">Exit when the end is verified.</param>
internal sealed record SandboxOptions(int Clusters, string Scenario, bool Once);
