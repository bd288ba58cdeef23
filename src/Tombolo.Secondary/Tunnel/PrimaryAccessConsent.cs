using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Informers;

namespace Tombolo.Secondary.Tunnel;

/// <summary>
/// Whether this cluster lets people of its primary in (design section 8): ConfigMap <c>mc-join-config</c> has a <c>cluster-ingress</c>, or says
/// <c>allow-primary-access: "true"</c>; <c>"false"</c> refuses whatever else is there. Read each time, so that a consent that is taken back ends at once.
/// </summary>
internal sealed class PrimaryAccessConsent(IResourceInformer<ConfigMap> config, string k10Namespace)
{
    /// <summary>Null when it does; else a sentence with the repair.</summary>
    public string? FindRefusal()
    {
        var data = config.TryGet(new ResourceKey(k10Namespace, WellKnownNames.JoinConfig), out var found) ? found.Data : null;
        var allow = Value(data, JoinConfigKeys.AllowPrimaryAccess);
        var isAllowed = allow is null ? Value(data, JoinConfigKeys.ClusterIngress) is not null : string.Equals(allow, "true", StringComparison.OrdinalIgnoreCase);
        return isAllowed
            ? null
            : "this cluster has not consented to access from its primary; "
                + $"set {JoinConfigKeys.AllowPrimaryAccess}: \"true\" in ConfigMap {k10Namespace}/{WellKnownNames.JoinConfig} there";
    }

    private static string? Value(IReadOnlyDictionary<string, string>? data, string key) =>
        data is not null && data.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
