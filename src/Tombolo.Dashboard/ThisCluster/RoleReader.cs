using Tombolo.Api.Names;
using Tombolo.Api.States;

namespace Tombolo.Dashboard.ThisCluster;

/// <summary>Says what a cluster is, from what is stored and from whether its primary is heard of.</summary>
internal static class RoleReader
{
    public static string Read(RoleFacts facts) => facts switch
    {
        { Primary: not null } => ClusterRoles.Primary,
        { ClusterInfo: not null, Contact.IsConnected: true } => ClusterRoles.Secondary,
        { ClusterInfo: not null } => ClusterRoles.Disconnected,
        // One that was carried out, and whose Cluster was deleted since, asks for nothing any more.
        { Bootstrap: not null and not { Status.Phase: BootstrapStates.Complete } } => ClusterRoles.Promoting,
        _ => facts.JoinStatus?.Text(JoinStatusKeys.Status) switch
        {
            JoinStates.Joining or JoinStates.Pending => ClusterRoles.Joining,
            JoinStates.Rejected => ClusterRoles.Rejected,
            _ => ClusterRoles.Standalone,
        },
    };

    public static JoinView? ReadJoin(RoleFacts facts)
    {
        var (info, status) = (facts.ClusterInfo, facts.JoinStatus);
        if (facts.Primary is not null || (info is null && status is null))
        {
            return null;
        }

        return new JoinView
        {
            State = info is null ? status?.Text(JoinStatusKeys.Status) ?? JoinStates.Pending : JoinStates.Joined,
            Message = info is null ? status?.Text(JoinStatusKeys.Message) ?? "" : facts.Contact.Problem ?? status?.Text(JoinStatusKeys.Message) ?? "",
            PrimaryName = info?.Text(ClusterInfoKeys.PrimaryName),
            PrimaryIngress = info?.Text(ClusterInfoKeys.PrimaryIngress),
            Since = DateTimeOffset.TryParse(status?.Text(JoinStatusKeys.LastUpdateTime), System.Globalization.CultureInfo.InvariantCulture, out var since) ? since : null,
            LastContact = info is null ? null : facts.Contact.LastContact,
            IsConnected = info is not null && facts.Contact.IsConnected,
        };
    }

    public static PromotionView? ReadPromotion(RoleFacts facts)
    {
        if (facts.Bootstrap is not { } bootstrap)
        {
            return null;
        }

        var entry = bootstrap.Spec?.Clusters?.FirstOrDefault(cluster => cluster.Value is { Primary: true }).Key;
        var status = entry is not null && bootstrap.Status?.Clusters is { } clusters && clusters.TryGetValue(entry, out var found) ? found : null;
        return new PromotionView(bootstrap.Status?.Phase ?? BootstrapStates.Pending, status?.Message ?? "");
    }
}
