using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.ClickThrough;
using Tombolo.Dashboard.Clusters;
using Tombolo.Dashboard.Distributions;
using Tombolo.Dashboard.JoinTokens;
using Tombolo.Dashboard.Objects;
using Tombolo.Dashboard.Permissions;
using Tombolo.Dashboard.Policies;
using Tombolo.Dashboard.Profiles;
using Tombolo.Dashboard.Summary;

namespace Tombolo.Dashboard.Manager;

/// <summary>The endpoints of the Multi-Cluster Manager.</summary>
internal static class ManagerEndpoints
{
    public static void Map(RouteGroupBuilder all)
    {
        var api = all.MapGroup("");
        api.AddEndpointFilter<RouteGroupBuilder, NameFilter>();
        SummaryEndpoints.Map(api);
        ClustersEndpoints.Map(api);
        ViewEndpoints.Map(api);
        ProfileEndpoints.Map(api);
        PolicyEndpoints.Map(api);
        DistributionEndpoints.Map(api);
        PermissionEndpoints.Map(api);
        JoinTokenEndpoints.Map(api);
        ObjectEndpoints.Map(api);
    }
}
