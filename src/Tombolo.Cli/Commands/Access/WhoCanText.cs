using Tombolo.Api.Access.WhoCan;
using Tombolo.Api.States;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Access;

/// <summary>Shows who may do something as a table, and the differences below it.</summary>
internal static class WhoCanText
{
    /// <param name="withSystem">Identities of Kubernetes itself are shown as well.</param>
    public static void Print(Printer printer, FleetAccess access, bool withSystem)
    {
        var rows = access.Clusters
            .SelectMany(cluster => cluster.Holders.Where(holder => withSystem || !holder.IsSystem).Select(holder => (cluster.Cluster, Holder: holder)))
            .ToList();
        var what = $"{access.Verb} {access.Resource}{(access.Namespace.Length > 0 ? $" in namespace {access.Namespace}" : " in every namespace")}";
        if (rows.Count == 0)
        {
            printer.Note($"Nobody may {what}.");
        }
        else
        {
            printer.Table(["CLUSTER", "STATE", "KIND", "NAME", "OF", "ROLE", "THROUGH", "ONLY"], rows.Select(row => Row(row.Cluster, row.Holder)));
        }

        foreach (var cluster in access.Clusters.Where(cluster => !cluster.IsAnswered))
        {
            printer.Line($"{cluster.Cluster}: {cluster.Message}; shown is who has a role there, not who may {what}", StateSeverity.Warning);
        }

        foreach (var (cluster, holder) in rows.Where(row => row.Holder.State is HolderStates.Missing or HolderStates.Leftover or HolderStates.Unbound))
        {
            printer.Line($"{cluster}: {holder.Message}", StateSeverity.Warning);
        }

        Notes(printer, access, withSystem);
    }

    private static void Notes(Printer printer, FleetAccess access, bool withSystem)
    {
        var hidden = withSystem ? 0 : access.Clusters.Sum(cluster => cluster.Holders.Count(holder => holder.IsSystem));
        if (hidden > 0)
        {
            printer.Note($"{hidden} bindings of Kubernetes itself (system:masters and the like) are not shown; --all shows them.");
        }

        foreach (var cluster in access.Clusters.Where(cluster => cluster.IsCut))
        {
            printer.Note($"{cluster.Cluster} has more bindings than an answer carries; ask kubectl there for the rest.");
        }
    }

    private static IReadOnlyList<Cell> Row(string cluster, AccessHolder holder) =>
    [
        cluster,
        new Cell(holder.State, HolderStates.IsDifference(holder.State) ? StateSeverity.Warning : holder.State == HolderStates.Bound ? StateSeverity.Success : null),
        holder.Kind,
        holder.Name,
        holder.IsOfPrimary ? "primary" : "cluster",
        holder.Role,
        holder.K10Binding.Length > 0 ? $"K10ClusterRoleBinding/{holder.K10Binding}" : holder.Binding,
        holder.OnlyNames.Count == 0 ? "" : string.Join(',', holder.OnlyNames),
    ];
}
