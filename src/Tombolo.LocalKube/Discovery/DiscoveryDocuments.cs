using System.Text.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Discovery;

/// <summary>What a cluster serves, as clients find out (https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api).</summary>
internal sealed class DiscoveryDocuments(LocalCluster cluster)
{
    /// <summary>Writes the document of a path; false when there is none.</summary>
    public bool TryWrite(string path, Utf8JsonWriter writer)
    {
        var table = cluster.Resources.Current;
        switch (path.Trim('/').Split('/'))
        {
            case [""]:
                WriteRoot(table, writer);
                return true;
            case ["version"]:
                ServerVersion.Write(writer);
                return true;
            case ["api"]:
                WriteCoreVersions(writer);
                return true;
            case ["apis"]:
                WriteGroups(table, writer);
                return true;
            case ["apis", var group] when table.Resources.Any(resource => resource.Group == group && group.Length > 0):
                WriteGroup(table, group, writer, isAlone: true);
                return true;
            case ["api", var version] when table.HasGroupVersion("", version):
                ResourceLists.Write(table, "", version, cluster.Services.Virtuals, writer);
                return true;
            case ["apis", var group, var version] when group.Length > 0 && table.HasGroupVersion(group, version):
                ResourceLists.Write(table, group, version, cluster.Services.Virtuals, writer);
                return true;
            default:
                return false;
        }
    }

    private static void WriteRoot(ResourceTable table, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("paths"u8);
        string[] groups = [.. GroupsOf(table).SelectMany(group => VersionsOf(table, group).Select(version => $"/apis/{group}/{version}").Prepend($"/apis/{group}"))];
        foreach (var path in (string[])["/api", "/api/v1", "/apis", .. groups, "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/openapi/v3/", "/readyz", "/version"])
        {
            writer.WriteStringValue(path);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteCoreVersions(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "APIVersions"u8);
        writer.WriteStartArray("versions"u8);
        writer.WriteStringValue("v1"u8);
        writer.WriteEndArray();
        writer.WriteStartArray("serverAddressByClientCIDRs"u8);
        writer.WriteStartObject();
        writer.WriteString("clientCIDR"u8, "0.0.0.0/0"u8);
        writer.WriteString("serverAddress"u8, cluster.Url.Authority);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteGroups(ResourceTable table, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "APIGroupList"u8);
        writer.WriteString("apiVersion"u8, "v1"u8);
        writer.WriteStartArray("groups"u8);
        foreach (var group in GroupsOf(table))
        {
            WriteGroup(table, group, writer, isAlone: false);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteGroup(ResourceTable table, string group, Utf8JsonWriter writer, bool isAlone)
    {
        writer.WriteStartObject();
        if (isAlone)
        {
            writer.WriteString("kind"u8, "APIGroup"u8);
            writer.WriteString("apiVersion"u8, "v1"u8);
        }

        var versions = VersionsOf(table, group).ToList();
        writer.WriteString("name"u8, group);
        writer.WriteStartArray("versions"u8);
        versions.ForEach(version => WriteVersion(group, version, writer));
        writer.WriteEndArray();
        writer.WritePropertyName("preferredVersion"u8);
        WriteVersion(group, versions[0], writer);
        writer.WriteEndObject();
    }

    private static void WriteVersion(string group, string version, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("groupVersion"u8, $"{group}/{version}");
        writer.WriteString("version"u8, version);
        writer.WriteEndObject();
    }

    private static IEnumerable<string> GroupsOf(ResourceTable table) => table.Resources.Select(resource => resource.Group).Where(group => group.Length > 0).Distinct();

    private static IEnumerable<string> VersionsOf(ResourceTable table, string group) =>
        table.Resources.Where(resource => resource.Group == group).Select(resource => resource.Version).Distinct().Order(ApiVersionOrder.Instance);
}
