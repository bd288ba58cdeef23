using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Tombolo.Api.Access;
using Tombolo.Api.Resources;

namespace Tombolo.Protocol.Grants;

/// <summary>A grant as the <c>roleRef</c> and <c>subjects</c> of a ClusterRoleBinding (Kubernetes API, <c>rbac.authorization.k8s.io/v1</c>).</summary>
public static class GrantManifest
{
    /// <summary>UTF-8 JSON on one line. Equal grants give equal bytes.</summary>
    public static ReadOnlyMemory<byte> Write(Grant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartObject("roleRef");
        Write(json, KnownResources.ClusterRole.Kind, grant.ClusterRole);
        json.WriteStartArray("subjects");
        foreach (var subject in grant.Subjects)
        {
            json.WriteStartObject();
            Write(json, subject.Kind, subject.Name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    /// <summary>False when the manifest says anything but a ClusterRole and users and groups that have it.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> manifest, [NotNullWhen(true)] out Grant? grant)
    {
        grant = null;
        try
        {
            using var document = JsonDocument.Parse(manifest);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().All(field => field.Name is "roleRef" or "subjects")
                && document.RootElement.TryGetProperty("roleRef", out var role)
                && document.RootElement.TryGetProperty("subjects", out var subjects)
                && Read(role) is { Kind: "ClusterRole" } roleRef
                && subjects.ValueKind == JsonValueKind.Array)
            {
                var read = subjects.EnumerateArray().Select(Read).ToArray();
                grant = read.All(subject => subject is { Kind: "User" or "Group" }) ? new Grant(roleRef.Name, [.. read.Select(subject => subject!.Value)]) : null;
            }
        }
        catch (JsonException)
        {
            // No JSON is no grant.
        }

        return grant is not null;
    }

    private static void Write(Utf8JsonWriter json, string kind, string name)
    {
        json.WriteString("apiGroup", Subject.RbacGroup);
        json.WriteString("kind", kind);
        json.WriteString("name", name);
        json.WriteEndObject();
    }

    private static GrantSubject? Read(JsonElement reference) =>
        reference.ValueKind == JsonValueKind.Object
        && reference.EnumerateObject().All(field => field.Value.ValueKind == JsonValueKind.String && field.Name is ("apiGroup" or "kind" or "name"))
        && reference.TryGetProperty("apiGroup", out var group)
        && group.ValueEquals(Subject.RbacGroup)
        && reference.TryGetProperty("kind", out var kind)
        && reference.TryGetProperty("name", out var name)
        && name.GetString() is { Length: > 0 } text
            ? new GrantSubject(kind.GetString()!, text)
            : null;
}
