using System.Runtime.CompilerServices;
using Tombolo.LocalKube.Schemas;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Schemas with what every object has.</summary>
internal static class ObjectMetaSchema
{
    private static readonly ConditionalWeakTable<StructuralSchema, StructuralSchema> Complete = [];
    private static readonly ConditionalWeakTable<StructuralSchema, StructuralSchema> Open = [];
    private static readonly StructuralSchema Text = new() { Type = "string" };

    /// <summary>The schema with apiVersion, kind and metadata.</summary>
    public static StructuralSchema AddTo(StructuralSchema schema) => Complete.GetValue(schema, static one => Build(one, ResourceSchemas.ObjectMeta));

    /// <summary>The schema with apiVersion and kind, and with a metadata that is looked at elsewhere.</summary>
    public static StructuralSchema WithOpenMetadata(StructuralSchema schema) => Open.GetValue(schema, static one => Build(one, StructuralSchema.Anything));

    private static StructuralSchema Build(StructuralSchema schema, StructuralSchema metadata) => schema with
    {
        Properties = new Dictionary<string, StructuralSchema>(schema.Properties, StringComparer.Ordinal)
        {
            ["apiVersion"] = Text,
            ["kind"] = Text,
            ["metadata"] = metadata,
        },
    };
}
