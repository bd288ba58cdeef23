using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Tables;

/// <summary>The columns after the name of built-in kinds (kubernetes <c>printers/internalversion</c>).</summary>
internal static class BuiltInColumns
{
    private static readonly Dictionary<GroupResource, IReadOnlyList<TableColumn>> All = new()
    {
        [BuiltInResources.Namespaces] = [TableColumn.Text("Status", item => item.Object("status").Text("phase") ?? ""), CommonCells.Age],
        [BuiltInResources.Secrets] = [TableColumn.Text("Type", item => item.Text("type") ?? ""), Count("Data", item => Size(item, "data")), CommonCells.Age],
        [BuiltInResources.ConfigMaps] = [Count("Data", item => Size(item, "data") + Size(item, "binaryData")), CommonCells.Age],
        [BuiltInResources.ServiceAccounts] = [Count("Secrets", item => item.Array("secrets")?.Count ?? 0), CommonCells.Age],
        [BuiltInResources.Nodes] = NodeColumns.All,
        [BuiltInResources.Events] = EventColumns.All,
        [BuiltInResources.Leases] = [TableColumn.Text("Holder", item => item.Object("spec").Text("holderIdentity") ?? ""), CommonCells.Age],
        [BuiltInResources.Roles] = [CommonCells.CreatedAtColumn],
        [BuiltInResources.ClusterRoles] = [CommonCells.CreatedAtColumn],
        [BuiltInResources.RoleBindings] = BindingColumns(),
        [BuiltInResources.ClusterRoleBindings] = BindingColumns(),
        [BuiltInResources.CustomResourceDefinitions] = [CommonCells.CreatedAtColumn],
    };

    public static IReadOnlyList<TableColumn> Of(GroupResource resource) => All.GetValueOrDefault(resource, [CommonCells.Age]);

    private static int Size(JsonObject item, string field) => item.Object(field)?.Count ?? 0;

    private static TableColumn Count(string name, Func<JsonObject, int> cell) => new(name, "string", "", "", 0, (item, _) => JsonValue.Create(cell(item)));

    private static IReadOnlyList<TableColumn> BindingColumns() =>
    [
        TableColumn.Text("Role", item => $"{item.Object("roleRef").Text("kind")}/{item.Object("roleRef").Text("name")}"),
        CommonCells.Age,
        TableColumn.Text("Users", item => Subjects(item, "User"), priority: 1),
        TableColumn.Text("Groups", item => Subjects(item, "Group"), priority: 1),
        TableColumn.Text("ServiceAccounts", item => Subjects(item, "ServiceAccount"), priority: 1),
    ];

    private static string Subjects(JsonObject item, string kind) => string.Join(", ", (item.Array("subjects") ?? [])
        .OfType<JsonObject>()
        .Where(subject => subject.Text("kind") == kind)
        .Select(subject => kind == "ServiceAccount" ? $"{subject.Text("namespace")}/{subject.Text("name")}" : subject.Text("name") ?? ""));
}
