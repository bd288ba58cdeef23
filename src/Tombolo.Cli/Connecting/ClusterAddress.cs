namespace Tombolo.Cli.Connecting;

/// <summary>Which cluster a command is about.</summary>
/// <param name="Kubeconfig">One file; null for those that the surroundings name.</param>
/// <param name="Context">Null for the current one.</param>
/// <param name="K10Namespace">Where the server runs.</param>
internal sealed record ClusterAddress(string? Kubeconfig, string? Context, string K10Namespace);
