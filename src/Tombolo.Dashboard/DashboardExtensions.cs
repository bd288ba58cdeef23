using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Api.Gate;
using Tombolo.Dashboard.ClickThrough;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Manager;
using Tombolo.Dashboard.Pages;
using Tombolo.Dashboard.Sessions;
using Tombolo.Dashboard.ThisCluster;
using Tombolo.Dashboard.Users;
using Tombolo.Dashboard.Users.Reviews;
using Tombolo.Dashboard.Users.Rights;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Configuration.Http;

namespace Tombolo.Dashboard;

/// <summary>Adds the dashboard to a server, whose services hold an <c>IKubernetesClient</c>, a <see cref="TimeProvider"/> and an <see cref="IMemberConnection"/>; where they lead a fleet also an <see cref="IClusterViews"/>, added before.</summary>
public static class DashboardExtensions
{
    /// <param name="connection">The API server that users act on; the server's own credentials in it are used for nobody but people of a primary, with impersonation.</param>
    public static IServiceCollection AddDashboard(this IServiceCollection services, DashboardOptions options, ConnectionConfiguration connection)
    {
        services.AddSingleton(options);
        services.AddSingleton(provider => new SharedTransport(connection, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new UserClients(provider.GetRequiredService<SharedTransport>(), connection.Credentials, options));
        services.AddSingleton<UserRightsCache>();
        services.AddSingleton<TokenReviewer>();
        services.AddSingleton<SessionKeyStore>();
        services.AddSingleton<SessionCookies>();
        services.AddSingleton<SignInLimit>();
        services.AddSingleton<CallerRecognition>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<PathsWithoutEndpoint>();
        services.AddSingleton<ApiGate>();
        services.AddSingleton(_ => new LiveFeed(Guid.NewGuid().ToString("N")[..12]));
        services.AddSingleton<LiveViewers>();
        services.AddSingleton<LiveFactory>();
        services.AddSingleton<LiveCollections>();
        services.AddHostedService<ContactChanges>();
        services.AddSingleton<ClusterReader>();
        services.AddManager();
        services.AddSingleton<BrowserApp>();
        services.TryAddSingleton<IClusterViews, NoClusterViews>();
        services.AddSingleton<OwnPages>();
        services.AddScoped<ViewDesk>();
        services.AddScoped<CallerRequest>();
        services.AddScoped<UserKubernetes>();
        services.Configure<JsonOptions>(json =>
        {
            // A number is a number, also in the description.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;

            // A misspelt dryRun must not write.
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            foreach (var contract in DashboardJson.Contracts)
            {
                json.SerializerOptions.TypeInfoResolverChain.Add(contract);
            }
        });

        // What does not bind is explained by the gate like everything else.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>
    /// Takes what is below <c>/mc</c> of the path base for a path base of its own, so that all of it is reached through an ingress that sends no more here, as the one beside Kasten. The members'
    /// protocol keeps its place below <c>/mc/v1</c>. Comes before anything that looks at paths.
    /// </summary>
    /// <param name="pathBase">Such as <c>/k10</c>, without a slash at its end.</param>
    public static void UseBesideKasten(this WebApplication app, string pathBase) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.PathBase.Value == pathBase
            && request.Path.StartsWithSegments(PageEndpoints.BesideKasten, StringComparison.Ordinal, out var rest)
            && !rest.StartsWithSegments("/v1", StringComparison.Ordinal)
            && !rest.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            (request.PathBase, request.Path) = (pathBase + PageEndpoints.BesideKasten, rest);

            // The framework has matched the longer path already; it is matched anew.
            context.SetEndpoint(null);
            request.RouteValues = [];
        }

        return next(context);
    });

    /// <summary>Serves it under the path base; after routing, before the endpoints run.</summary>
    /// <param name="pathBase">Such as <c>/k10</c>, without a slash at its end.</param>
    public static void MapDashboard(this WebApplication app, string pathBase)
    {
        app.UseMiddleware<ApiGate>();
        var api = app.MapGroup(ApiPaths.Base).WithMetadata(ApiRequirement.SignedIn);
        DashboardEndpoints.Map(api);
        PageEndpoints.Map(app, pathBase);
        app.Services.GetRequiredService<OwnPages>().Open(app);
    }
}
