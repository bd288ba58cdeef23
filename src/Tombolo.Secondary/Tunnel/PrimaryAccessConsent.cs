using Tombolo.Api.Core;
using Tombolo.Api.Names;

namespace Tombolo.Secondary.Tunnel;

/// <summary>
/// Whether this cluster lets people of its primary in (design section 8): ConfigMap <c>mc-join-config</c> has a <c>cluster-ingress</c>, or says
/// <c>allow-primary-access: "true"</c>; <c>"false"</c> refuses whatever else is there. Read each time, so that a consent that is taken back ends at once.
/// </summary>
/// <param name="find">The ConfigMap as it is now; null when there is none.</param>
internal sealed class PrimaryAccessConsent(Func<ConfigMap?> find, string k10Namespace)
{
    /// <summary>Null when it does; else a sentence with the repair.</summary>
    public string? FindRefusal()
    {
        var data = find()?.Data;
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
