using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tombolo.Dashboard.Api.Reading;
using Tombolo.Dashboard.Api.Writing;
using Tombolo.Dashboard.Clusters;
using Tombolo.Dashboard.Distributions;
using Tombolo.Dashboard.Fleet;
using Tombolo.Dashboard.JoinTokens;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Objects;
using Tombolo.Dashboard.Permissions;
using Tombolo.Dashboard.Policies;
using Tombolo.Dashboard.Profiles;

namespace Tombolo.Dashboard.Manager;

/// <summary>What the endpoints of the manager need.</summary>
internal static class ManagerServices
{
    public static void AddManager(this IServiceCollection services)
    {
        services.TryAddSingleton<IFleetMemory, NoFleetMemory>();
        services.AddSingleton<ManagerCollections>();
        services.AddScoped<VisibleObjects>();
        services.AddScoped<UserWriter>();
        services.AddScoped<ClustersReader>();
        services.AddScoped<ClustersWriter>();
        services.AddScoped<DistributionReader>();
        services.AddScoped<DistributionWriter>();
        services.AddScoped<ProfileDesk>();
        services.AddScoped<CredentialWriter>();
        services.AddScoped<PolicyDesk>();
        services.AddScoped<PermissionDesk>();
        services.AddScoped<TokenDesk>();
        services.AddScoped<ObjectDesk>();
        services.AddScoped<ObjectEvents>();
    }
}
