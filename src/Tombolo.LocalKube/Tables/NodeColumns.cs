using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Tables;

/// <summary>The columns of nodes.</summary>
internal static class NodeColumns
{
    private const string RolePrefix = "node-role.kubernetes.io/";

    public static IReadOnlyList<TableColumn> All { get; } =
    [
        TableColumn.Text("Status", Status),
        TableColumn.Text("Roles", Roles),
        CommonCells.Age,
        TableColumn.Text("Version", item => Info(item, "kubeletVersion", "")),
        TableColumn.Text("Internal-IP", item => Address(item, "InternalIP"), priority: 1),
        TableColumn.Text("External-IP", item => Address(item, "ExternalIP"), priority: 1),
        TableColumn.Text("OS-Image", item => Info(item, "osImage", "<unknown>"), priority: 1),
        TableColumn.Text("Kernel-Version", item => Info(item, "kernelVersion", "<unknown>"), priority: 1),
        TableColumn.Text("Container-Runtime", item => Info(item, "containerRuntimeVersion", "<unknown>"), priority: 1),
    ];

    private static string Status(JsonObject item)
    {
        var ready = (item.Object("status").Array("conditions") ?? []).OfType<JsonObject>().FirstOrDefault(condition => condition.Text("type") == "Ready");
        var status = ready is null ? "Unknown" : ready.Text("status") == "True" ? "Ready" : "NotReady";
        return item.Object("spec").Flag("unschedulable") ? status + ",SchedulingDisabled" : status;
    }

    private static string Roles(JsonObject item)
    {
        string[] roles = [.. (item.Object("metadata").Object("labels") ?? [])
            .Select(label => label.Key.StartsWith(RolePrefix, StringComparison.Ordinal) ? label.Key[RolePrefix.Length..]
                : label.Key == "kubernetes.io/role" ? label.Value.AsText() ?? "" : "")
            .Where(role => role.Length > 0)
            .Distinct()
            .Order(StringComparer.Ordinal)];
        return roles.Length == 0 ? "<none>" : string.Join(',', roles);
    }

    private static string Info(JsonObject item, string field, string otherwise) =>
        item.Object("status").Object("nodeInfo").Text(field) is { Length: > 0 } value ? value : otherwise;

    private static string Address(JsonObject item, string type) => (item.Object("status").Array("addresses") ?? [])
        .OfType<JsonObject>()
        .FirstOrDefault(address => address.Text("type") == type)
        .Text("address") ?? "<none>";
}
