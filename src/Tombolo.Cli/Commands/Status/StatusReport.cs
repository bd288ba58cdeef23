namespace Tombolo.Cli.Commands.Status;

/// <summary>What a cluster is and how it stands.</summary>
/// <param name="Role">One of <see cref="ClusterRoles"/>.</param>
/// <param name="Name">Its name in the fleet; null when it is in none.</param>
/// <param name="Primary">The name of its primary; null when it has none.</param>
/// <param name="PrimaryUrl">Where members reach the primary.</param>
/// <param name="Server">Who serves this cluster; null when nobody does.</param>
/// <param name="Join">State of the join; null when none was asked for.</param>
/// <param name="Clusters">On the primary, how many members are in each state.</param>
/// <param name="Distributions">On the primary, how many distributions are in each state.</param>
internal sealed record StatusReport(
    string Role,
    string? Name,
    string? Primary,
    string? PrimaryUrl,
    string? Server,
    string? Join,
    IReadOnlyDictionary<string, int>? Clusters,
    IReadOnlyDictionary<string, int>? Distributions,
    IReadOnlyList<StatusProblem> Problems);
