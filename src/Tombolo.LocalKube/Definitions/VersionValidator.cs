using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Schemas;

namespace Tombolo.LocalKube.Definitions;

/// <summary>The versions of a CustomResourceDefinition: names, storage, columns, and that each has a schema.</summary>
internal static class VersionValidator
{
    private static readonly string[] ColumnTypes = ["boolean", "date", "integer", "number", "string"];
    private static readonly string[] ColumnFormats = ["int32", "int64", "float", "double", "byte", "date", "date-time", "password"];

    public static void Validate(JsonObject definition, JsonObject spec, FaultList faults)
    {
        var versions = (spec.Array("versions") ?? []).OfType<JsonObject>().ToList();
        for (var i = 0; i < versions.Count; i++)
        {
            ValidateVersion(versions[i], $"spec.versions[{i}]", faults);
        }

        var names = versions.Select(version => version.Text("name") ?? "").ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
        {
            faults.Invalid("spec.versions", spec["versions"], "must contain unique version names");
        }

        if (versions.Count(version => version.Flag("storage")) != 1)
        {
            faults.Invalid("spec.versions", spec["versions"], "must have exactly one version marked as storage version");
        }

        ValidateStored(definition, names, faults);
        ValidateSchemas(versions, faults);
    }

    // Versions that share their schema are told of as one.
    private static void ValidateSchemas(List<JsonObject> versions, FaultList faults)
    {
        var schemas = versions.Select(version => version.Object("schema").Object("openAPIV3Schema")).ToList();
        var isShared = schemas.TrueForAll(schema => JsonNode.DeepEquals(schema, schemas[0]));
        for (var i = 0; i < (isShared ? Math.Min(1, schemas.Count) : schemas.Count); i++)
        {
            if (schemas[i] is { } schema)
            {
                SchemaRules.Validate(schema, isShared ? "spec.validation.openAPIV3Schema" : $"spec.versions[{i}].schema.openAPIV3Schema", faults.Causes);
            }
        }
    }

    private static void ValidateStored(JsonObject definition, List<string> names, FaultList faults)
    {
        var stored = definition.Object("status").Texts("storedVersions").ToList();
        if (stored.Count == 0)
        {
            faults.Invalid("status.storedVersions", new JsonArray(), "must have at least one stored version");
        }

        for (var i = 0; i < stored.Count; i++)
        {
            if (!names.Contains(stored[i]))
            {
                faults.Invalid($"status.storedVersions[{i}]", stored[i], "must appear in spec.versions");
            }
        }
    }

    private static void ValidateVersion(JsonObject version, string path, FaultList faults)
    {
        faults.Label($"{path}.name", version.Text("name") ?? "", "");
        if (version.Object("schema").Object("openAPIV3Schema") is null)
        {
            faults.Add(StatusCauseReasons.Required, $"{path}.schema.openAPIV3Schema", "Required value: schemas are required");
        }

        var columns = (version.Array("additionalPrinterColumns") ?? []).OfType<JsonObject>().ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            ValidateColumn(columns[i], $"{path}.additionalPrinterColumns[{i}]", faults);
        }
    }

    private static void ValidateColumn(JsonObject column, string path, FaultList faults)
    {
        if (string.IsNullOrEmpty(column.Text("name")))
        {
            faults.Required($"{path}.name");
        }

        var type = column.Text("type") ?? "";
        if (type.Length == 0)
        {
            faults.Required($"{path}.type");
        }
        else if (!ColumnTypes.Contains(type))
        {
            faults.Invalid($"{path}.type", type, $"must be one of {string.Join(',', ColumnTypes)}");
        }

        var format = column.Text("format") ?? "";
        if (format.Length > 0 && !ColumnFormats.Contains(format))
        {
            faults.Invalid($"{path}.format", format, $"must be one of {string.Join(',', ColumnFormats.Order(StringComparer.Ordinal))}");
        }

        var jsonPath = column.Text("jsonPath") ?? "";
        if (jsonPath.Length == 0)
        {
            faults.Required($"{path}.jsonPath");
        }
        else if (jsonPath[0] != '.')
        {
            faults.Invalid($"{path}.jsonPath", jsonPath, "must be a simple json path starting with .");
        }
    }
}
