using Tombolo.Api.Bootstraps;

namespace Tombolo.Cli.Commands.SetupPrimary;

/// <summary>What <c>tombolo setup-primary</c> is to do.</summary>
/// <param name="Bootstrap">Valid, in <c>kasten-io-mc</c>.</param>
/// <param name="Labels">For the Cluster.</param>
/// <param name="Timeout">Null to write only.</param>
internal sealed record SetupPrimaryOptions(Bootstrap Bootstrap, IReadOnlyDictionary<string, string> Labels, TimeSpan? Timeout)
{
    /// <summary>The name of the Cluster that is to be the primary.</summary>
    public string ClusterName => Bootstrap.Spec!.Clusters!.Values.First(cluster => cluster!.Primary)!.Name!;
}
