using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tombolo.Api.Core;
using Tombolo.Api.Features;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Api;
using Tombolo.Dashboard.Live;
using Tombolo.Dashboard.Users;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Dashboard.ThisCluster.Features;

/// <summary>The feature switches: ConfigMap <c>tombolo-features</c>; Kasten's own <c>k10-features</c> is only read.</summary>
internal static class FeatureEndpoints
{
    public static void Map(RouteGroupBuilder cluster)
    {
        cluster.MapGet("/features", ListAsync).WithName("listFeatures").WithSummary("The feature switches of this cluster");
        cluster.MapPut("/features/{name}", SetAsync).WithName("setFeature").WithSummary("Turns a feature on or off");
    }

    private static async Task<Ok<FeatureList>> ListAsync(LiveCollections live, CancellationToken cancellationToken)
    {
        var own = (await live.Features.FindAsync(WellKnownNames.Features, cancellationToken))?.Value;
        var kasten = (await live.KastenFeatures.FindAsync(WellKnownNames.KastenFeatures, cancellationToken))?.Value;
        return TypedResults.Ok(new FeatureList([.. FeatureSwitches.All.Select(feature => View(feature, own, kasten))]));
    }

    private static async Task<Results<Ok<FeatureView>, Refusal>> SetAsync(
        string name, FeatureChange change, UserKubernetes user, DashboardOptions options, CancellationToken cancellationToken)
    {
        if (FeatureSwitches.Find(name) is not { } feature)
        {
            return Refusal.NotFound($"there is no feature {name}; GET cluster/features lists those there are");
        }

        user.Concerns($"feature {name} {(change.Enabled ? "on" : "off")}");
        var map = new ConfigMap
        {
            Metadata = new ObjectMeta { Name = WellKnownNames.Features, Namespace = options.K10Namespace },
            Data = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = change.Enabled ? "true" : "false" },
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(map, CoreJsonContext.Default.ConfigMap);
        var key = new ResourceKey(options.K10Namespace, WellKnownNames.Features);
        var written = await user.Client.PatchAsync(KnownResources.ConfigMap, key, PatchKind.Merge, body, WriteOptions.Default, cancellationToken);
        if (written.IsNotFound)
        {
            written = await user.Client.CreateAsync(KnownResources.ConfigMap, options.K10Namespace, body, WriteOptions.Default, cancellationToken);
        }

        return written.IsSuccess
            ? TypedResults.Ok(View(feature, written.Value.Deserialize(CoreJsonContext.Default.ConfigMap), null))
            : Refusal.Of(written.Error);
    }

    private static FeatureView View(FeatureSwitch feature, ConfigMap? own, ConfigMap? kasten)
    {
        var source = Has(own, feature) ? WellKnownNames.Features : Has(kasten, feature) ? WellKnownNames.KastenFeatures : "default";
        return new FeatureView(feature.Name, feature.Title, feature.Description, feature.IsOn(own, kasten), feature.Default, source);
    }

    private static bool Has(ConfigMap? map, FeatureSwitch feature) => map?.Data?.TryGetValue(feature.Name, out var text) is true && bool.TryParse(text.Trim(), out _);
}
