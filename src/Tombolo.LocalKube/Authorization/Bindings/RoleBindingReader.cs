using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Authorization.Bindings;

/// <summary>Reads a RoleBinding or ClusterRoleBinding.</summary>
internal static class RoleBindingReader
{
    public static RoleBinding Read(JsonObject binding)
    {
        var metadata = binding.Object("metadata");
        return new RoleBinding(metadata.Text("namespace") ?? "", metadata.Text("name") ?? "", ReadRole(binding), ReadSubjects(binding));
    }

    public static RoleReference ReadRole(JsonObject binding)
    {
        var role = binding.Object("roleRef");
        return new RoleReference(role.Text("kind") ?? "", role.Text("name") ?? "");
    }

    private static IReadOnlyList<RoleSubject> ReadSubjects(JsonObject binding) =>
    [
        .. binding.Array("subjects")?.OfType<JsonObject>()
            .Select(subject => new RoleSubject(subject.Text("kind") ?? "", subject.Text("name") ?? "", subject.Text("namespace") ?? "")) ?? [],
    ];
}
