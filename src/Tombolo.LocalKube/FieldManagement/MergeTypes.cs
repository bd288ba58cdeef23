using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Tombolo.LocalKube.Schemas;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Makes merge types of schemas.</summary>
internal static class MergeTypes
{
    private static readonly ConditionalWeakTable<StructuralSchema, MergeType> Roots = [];

    private static readonly MergeType ObjectMeta = new()
    {
        Shape = MergeShape.Map,
        Fields = new Dictionary<string, MergeType>(StringComparer.Ordinal)
        {
            ["name"] = MergeType.Scalar,
            ["generateName"] = MergeType.Scalar,
            ["namespace"] = MergeType.Scalar,
            ["selfLink"] = MergeType.Scalar,
            ["uid"] = MergeType.Scalar,
            ["resourceVersion"] = MergeType.Scalar,
            ["generation"] = MergeType.Scalar,
            ["creationTimestamp"] = MergeType.Scalar,
            ["deletionTimestamp"] = MergeType.Scalar,
            ["deletionGracePeriodSeconds"] = MergeType.Scalar,
            ["clusterName"] = MergeType.Scalar,
            ["labels"] = MergeType.ScalarMap,
            ["annotations"] = MergeType.ScalarMap,
            ["finalizers"] = new MergeType { Shape = MergeShape.List, ListType = ListType.Set, Element = MergeType.Scalar },
            ["managedFields"] = MergeType.Opaque,
            ["ownerReferences"] = new MergeType
            {
                Shape = MergeShape.List,
                ListType = ListType.Map,
                Keys = [new("uid", null)],
                Element = MergeType.Opaque,
            },
        },
    };

    /// <summary>The type of a whole object with this schema; the same instance for the same schema.</summary>
    public static MergeType ForObject(StructuralSchema schema) => Roots.GetValue(schema, BuildRoot);

    private static MergeType BuildRoot(StructuralSchema schema)
    {
        var root = Build(schema, false);
        var fields = new Dictionary<string, MergeType>(root.Fields, StringComparer.Ordinal)
        {
            ["apiVersion"] = MergeType.Scalar,
            ["kind"] = MergeType.Scalar,
            ["metadata"] = ObjectMeta,
        };
        return new MergeType { Shape = MergeShape.Map, Fields = fields, Element = root.Element };
    }

    private static MergeType Build(StructuralSchema schema, bool keepsUnknown)
    {
        if (schema.IsIntOrString)
        {
            return MergeType.Scalar;
        }

        return schema.Type switch
        {
            "object" => BuildObject(schema, keepsUnknown),
            "array" => BuildList(schema, keepsUnknown),
            "string" or "integer" or "number" or "boolean" => MergeType.Scalar,
            _ => MergeType.Deduced,
        };
    }

    private static MergeType BuildObject(StructuralSchema schema, bool keepsUnknown)
    {
        var keeps = keepsUnknown || schema.PreservesUnknownFields;
        var fields = schema.Properties.ToDictionary(property => property.Key, property => Build(property.Value, keeps), StringComparer.Ordinal);
        if (schema.IsEmbeddedResource)
        {
            fields["apiVersion"] = MergeType.Scalar;
            fields["kind"] = MergeType.Scalar;
            fields["metadata"] = ObjectMeta;
        }

        var isFree = keeps || schema.AllowsAnyProperty || fields.Count == 0;
        var element = schema.AdditionalProperties is { } additional ? Build(additional, keeps) : isFree ? MergeType.Deduced : null;
        return new MergeType { Shape = MergeShape.Map, IsAtomic = schema.IsAtomicMap, Fields = fields, Element = element };
    }

    private static MergeType BuildList(StructuralSchema schema, bool keepsUnknown) => new()
    {
        Shape = MergeShape.List,
        ListType = schema.ListType ?? ListType.Atomic,
        Keys = [.. schema.ListMapKeys.Select(key => KeyValuePair.Create(key, DefaultOf(schema, key)))],
        Element = schema.Items is { } items ? Build(items, keepsUnknown) : MergeType.Opaque,
    };

    private static JsonNode? DefaultOf(StructuralSchema list, string key) =>
        list.Items is { } items && items.Properties.TryGetValue(key, out var property) ? property.Default : null;
}
