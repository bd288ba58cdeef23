using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Schemas;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>The schema of every resource: of custom resources their own, of built-in kinds what is known of them here.</summary>
internal static class ResourceSchemas
{
    private static readonly ConditionalWeakTable<JsonObject, StructuralSchema> Custom = [];

    private static readonly Lazy<Dictionary<string, StructuralSchema>> BuiltIn = new(() => Load(
        "core.json", "coordination.k8s.io.json", "rbac.authorization.k8s.io.json", "apiextensions.k8s.io.json"));

    private static readonly Lazy<StructuralSchema> Meta = new(() => Load("meta.json")["ObjectMeta"]);

    /// <summary>The schema of <c>metadata</c>.</summary>
    public static StructuralSchema ObjectMeta => Meta.Value;

    /// <summary>Always the same instance for the same definition; a resource without a schema keeps everything.</summary>
    public static StructuralSchema Of(ResourceDefinition resource)
    {
        if (resource.Schema is { } schema && !resource.PreservesUnknownFields)
        {
            return Custom.GetValue(schema, StructuralSchemaReader.Read);
        }

        return !resource.IsCustom && BuiltIn.Value.TryGetValue(resource.Kind, out var builtIn) ? builtIn : StructuralSchema.Anything;
    }

    private static Dictionary<string, StructuralSchema> Load(params string[] files)
    {
        var schemas = new Dictionary<string, StructuralSchema>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            using var stream = typeof(ResourceSchemas).Assembly.GetManifestResourceStream($"BuiltIn/{file}")
                ?? throw new InvalidOperationException($"The resource BuiltIn/{file} is not in the assembly");
            foreach (var (kind, schema) in JsonNode.Parse(stream)!.AsObject())
            {
                schemas[kind] = StructuralSchemaReader.Read(schema!.AsObject());
            }
        }

        return schemas;
    }
}
