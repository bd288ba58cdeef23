using System.Text.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Verbs;

namespace Tombolo.LocalKube.Discovery;

/// <summary>The resources of one version of a group (meta/v1 <c>APIResourceList</c>).</summary>
internal static class ResourceLists
{
    private static readonly string[] Update = ["update"];

    public static void Write(
        ResourceTable table, string group, string version, IReadOnlyCollection<(GroupResource Resource, string Subresource)> virtuals, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "APIResourceList"u8);
        writer.WriteString("apiVersion"u8, "v1"u8);
        writer.WriteString("groupVersion"u8, group.Length == 0 ? version : $"{group}/{version}");
        writer.WriteStartArray("resources"u8);
        foreach (var resource in table.Resources.Where(resource => resource.Group == group && resource.Version == version))
        {
            if (!resource.IsVirtual || virtuals.Contains((resource.GroupResource, "")))
            {
                WriteResource(resource, writer);
            }

            if (Finality.IsNamespace(resource))
            {
                WriteSubresource(resource, "finalize", resource.Kind, Update, writer);
            }

            if (resource.HasStatus)
            {
                WriteSubresource(resource, "status", resource.Kind, Resources.Verbs.Status, writer);
            }

            if (virtuals.Contains((resource.GroupResource, "token")))
            {
                WriteToken(resource, writer);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteResource(ResourceDefinition resource, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteCommon(resource.Plural, resource.Singular, resource, resource.Kind, resource.Verbs, writer);
        WriteTexts("shortNames"u8, resource.ShortNames, writer);
        WriteTexts("categories"u8, resource.Categories, writer);
        writer.WriteEndObject();
    }

    private static void WriteSubresource(ResourceDefinition resource, string subresource, string kind, IReadOnlyList<string> verbs, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteCommon($"{resource.Plural}/{subresource}", "", resource, kind, verbs, writer);
        writer.WriteEndObject();
    }

    private static void WriteToken(ResourceDefinition resource, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteCommon($"{resource.Plural}/token", "", resource, "TokenRequest", Resources.Verbs.Create, writer);
        writer.WriteString("group"u8, "authentication.k8s.io"u8);
        writer.WriteString("version"u8, "v1"u8);
        writer.WriteEndObject();
    }

    private static void WriteCommon(string name, string singular, ResourceDefinition resource, string kind, IReadOnlyList<string> verbs, Utf8JsonWriter writer)
    {
        writer.WriteString("name"u8, name);
        writer.WriteString("singularName"u8, singular);
        writer.WriteBoolean("namespaced"u8, resource.IsNamespaced);
        writer.WriteString("kind"u8, kind);
        writer.WriteStartArray("verbs"u8);
        foreach (var verb in verbs)
        {
            writer.WriteStringValue(verb);
        }

        writer.WriteEndArray();
    }

    private static void WriteTexts(ReadOnlySpan<byte> name, IReadOnlyList<string> texts, Utf8JsonWriter writer)
    {
        if (texts.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
