using System.Text.Json.Nodes;
using Tombolo.LocalKube.BuiltIn;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Refuses nulls that are applied where the schema of a custom resource allows none; those that are sent otherwise are dropped.</summary>
internal static class AppliedNulls
{
    /// <exception cref="StatusException">422 with every such field.</exception>
    public static void Check(FieldApply apply)
    {
        if (!apply.Resource.IsCustom)
        {
            return;
        }

        var causes = new List<StatusCause>();
        Visit(apply.Configuration, ResourceSchemas.Of(apply.Resource), "", causes);
        if (causes.Count > 0)
        {
            var name = JsonValues.Text(apply.Configuration["metadata"] as JsonObject, "name");
            throw new StatusException(Statuses.Invalid(apply.Resource.Group, apply.Resource.Kind, name, causes));
        }
    }

    // A field with a default gets it in the place of null.
    private static void Visit(JsonObject map, StructuralSchema schema, string path, List<StatusCause> causes)
    {
        foreach (var (name, value) in map)
        {
            if ((schema.Properties.TryGetValue(name, out var property) ? property : schema.AdditionalProperties) is not { } inner)
            {
                continue;
            }

            var below = ObjectRules.Child(path, name);
            if (value is JsonObject child)
            {
                Visit(child, inner, below, causes);
            }
            else if (value is null && inner.Default is null)
            {
                SchemaValidator.Visit(null, inner, below, causes);
            }
        }
    }
}
