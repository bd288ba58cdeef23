using Tombolo.Api.Access.WhoCan;
using Tombolo.Protocol.Grants;

namespace Tombolo.Primary.Access.WhoCan;

/// <summary>Who may do what over the fleet.</summary>
internal interface IFleetAccess
{
    /// <summary>Asks every cluster, or one. A cluster that does not answer in time is told as such.</summary>
    /// <param name="cluster">Name of a Cluster; null for all.</param>
    /// <returns>Null when there is no such cluster.</returns>
    Task<FleetAccess?> FindAsync(WhoCanQuestion question, string? cluster, CancellationToken cancellationToken);
}
