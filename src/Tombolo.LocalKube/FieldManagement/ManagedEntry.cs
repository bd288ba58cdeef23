using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>The fields one manager owns (https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management).</summary>
internal sealed record ManagedEntry
{
    public const string Apply = "Apply";
    public const string Update = "Update";

    public required string Manager { get; init; }

    /// <summary><see cref="Apply"/> or <see cref="Update"/>.</summary>
    public required string Operation { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>Empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>As it stands in the object; null without one.</summary>
    public string? Time { get; init; }

    public FieldSet Fields { get; init; } = new();

    public bool IsApplied => Operation == Apply;

    /// <summary>Whether it is the entry that <paramref name="other"/> takes the place of: an applier has one for all versions.</summary>
    public bool IsSameAs(ManagedEntry other) =>
        Manager == other.Manager && Operation == other.Operation && Subresource == other.Subresource && (IsApplied || ApiVersion == other.ApiVersion);

    /// <summary>Reads one; null when it is not valid.</summary>
    public static ManagedEntry? Read(JsonNode? node)
    {
        if (node is not JsonObject entry || Values.JsonValues.Text(entry, "fieldsType") != "FieldsV1")
        {
            return null;
        }

        var operation = Values.JsonValues.Text(entry, "operation");
        var apiVersion = Values.JsonValues.Text(entry, "apiVersion");
        return operation is not (Apply or Update) || apiVersion.Length == 0 ? null : new ManagedEntry
        {
            Manager = Values.JsonValues.Text(entry, "manager"),
            Operation = operation,
            ApiVersion = apiVersion,
            Subresource = Values.JsonValues.Text(entry, "subresource"),
            Time = Values.JsonValues.TextOf(entry["time"]),
            Fields = FieldSet.Parse(entry["fieldsV1"] as JsonObject ?? []),
        };
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["apiVersion"] = ApiVersion,
            ["fieldsType"] = "FieldsV1",
            ["fieldsV1"] = Fields.ToJson(),
            ["manager"] = Manager,
            ["operation"] = Operation,
        };
        if (Subresource.Length > 0)
        {
            json["subresource"] = Subresource;
        }

        if (Time is not null)
        {
            json["time"] = Time;
        }

        return json;
    }
}
