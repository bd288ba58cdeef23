using System.Text.Json.Serialization.Metadata;
using Tombolo.Dashboard.Auth;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Manager;
using Tombolo.Dashboard.ThisCluster;

namespace Tombolo.Dashboard.Api;

/// <summary>The source-generated contracts of all features; a feature adds its own here.</summary>
internal static class DashboardJson
{
    public static IReadOnlyList<IJsonTypeInfoResolver> Contracts { get; } =
    [
        ProblemJsonContext.Default,
        AuthJsonContext.Default,
        ThisClusterJsonContext.Default,
        LiveJsonContext.Default,
        ManagerJsonContext.Default,
    ];
}
