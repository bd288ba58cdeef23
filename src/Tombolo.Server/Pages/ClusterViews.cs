using Tombolo.Dashboard.ClickThrough;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Reach;

namespace Tombolo.Server.Pages;

/// <summary>The tunnels of the hub of this process, for the dashboard of this process.</summary>
internal sealed class ClusterViews(HubGate gate) : IClusterViews
{
    /// <inheritdoc/>
    public HttpMessageHandler? CreateHandler(string cluster, string user, IReadOnlyList<string> groups) =>
        gate.Reach?.CreatePagesHandler(cluster, new ReachUser(user, groups, Token: ""));
}
