using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Discovery;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Definitions;

/// <summary>
/// Makes resources of CustomResourceDefinitions. Clusters with the same definition share the result, schema included, and with it
/// everything that is computed from it.
/// </summary>
internal static class DefinitionReader
{
    private static readonly ConcurrentDictionary<string, WeakReference<IReadOnlyList<ResourceDefinition>>> Known = new(StringComparer.Ordinal);

    /// <summary>The served versions, in their order of preference.</summary>
    public static IReadOnlyList<ResourceDefinition> Read(JsonObject definition)
    {
        var spec = definition.Object("spec") ?? [];
        var accepted = DefinitionNames.Read(definition.Object("status").Object("acceptedNames"));
        var isTerminating = definition.Object("metadata")?["deletionTimestamp"] is not null;
        var key = $"{Convert.ToHexString(SHA256.HashData(JsonText.Write(spec)))} {accepted.ToJson().ToJsonString()} {isTerminating}";
        if (Known.TryGetValue(key, out var reference) && reference.TryGetTarget(out var known))
        {
            return known;
        }

        IReadOnlyList<ResourceDefinition> resources = [.. (spec.Array("versions") ?? [])
            .OfType<JsonObject>()
            .Where(version => version.Flag("served"))
            .OrderBy(version => version.Text("name") ?? "", ApiVersionOrder.Instance)
            .Select(version => ReadVersion(spec, accepted, version, isTerminating))];
        Known[key] = new WeakReference<IReadOnlyList<ResourceDefinition>>(resources);
        return resources;
    }

    private static ResourceDefinition ReadVersion(JsonObject spec, DefinitionNames names, JsonObject version, bool isTerminating) => new()
    {
        Group = spec.Text("group") ?? "",
        Version = version.Text("name") ?? "",
        Kind = names.Kind,
        ListKind = names.ListKind,
        Plural = names.Plural,
        Singular = names.Singular,
        ShortNames = names.ShortNames,
        Categories = names.Categories,
        IsNamespaced = spec.Text("scope") == "Namespaced",
        HasStatus = version.Object("subresources").Object("status") is not null,
        HasGeneration = true,
        IsCustom = true,
        IsTerminating = isTerminating,
        Schema = version.Object("schema").Object("openAPIV3Schema")?.Copy(),
        PreservesUnknownFields = spec.Flag("preserveUnknownFields"),
        PrinterColumns = [.. (version.Array("additionalPrinterColumns") ?? []).OfType<JsonObject>().Select(ReadColumn)],
    };

    private static PrinterColumn ReadColumn(JsonObject column) => new(
        column.Text("name") ?? "",
        column.Text("type") ?? "",
        column.Text("format") ?? "",
        column.Text("description") ?? "",
        (int)(column.Number("priority") ?? 0),
        column.Text("jsonPath") ?? "");
}
