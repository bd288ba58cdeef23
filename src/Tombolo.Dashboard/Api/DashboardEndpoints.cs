using Microsoft.AspNetCore.Routing;
using Tombolo.Dashboard.Auth;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Manager;
using Tombolo.Dashboard.ThisCluster;

namespace Tombolo.Dashboard.Api;

/// <summary>The endpoints of all features; a feature adds its own here.</summary>
internal static class DashboardEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        OpenApiEndpoint.Map(api);
        AuthEndpoints.Map(api);
        ClusterEndpoints.Map(api);
        LiveEndpoints.Map(api);
        ManagerEndpoints.Map(api);
    }
}
