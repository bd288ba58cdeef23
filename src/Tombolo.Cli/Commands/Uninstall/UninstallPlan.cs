namespace Tombolo.Cli.Commands.Uninstall;

/// <summary>What an uninstallation would do here.</summary>
/// <param name="Removals">In the order in which they are done.</param>
/// <param name="Members">Names of the secondaries of this primary.</param>
/// <param name="Server">The server that runs here; null for none.</param>
/// <param name="IsKastenMultiClusterOn">Objects of the shared kinds are Kasten's and stay.</param>
internal sealed record UninstallPlan(IReadOnlyList<Removal> Removals, IReadOnlyList<string> Members, string? Server, bool IsKastenMultiClusterOn);
