using System.Text.Json.Nodes;
using Tombolo.Api.Meta;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Tables;

/// <summary>Cells that many tables have.</summary>
internal static class CommonCells
{
    private const string Unknown = "<unknown>";

    private const string NameDescription =
        "Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More info: http://kubernetes.io/docs/user-guide/identifiers#names";

    public static TableColumn Name { get; } = new(
        "Name", "string", "name", NameDescription, 0, (item, _) => JsonValue.Create(item.Object("metadata").Text("name") ?? ""));

    /// <summary>The age of a built-in object.</summary>
    public static TableColumn Age { get; } = new(
        "Age", "string", "", "CreationTimestamp is a timestamp representing the server time when this object was created.", 0, (item, now) => JsonValue.Create(AgeOf(CreatedAt(item), now)));

    /// <summary>When a built-in object was made, for kinds that show no age.</summary>
    public static TableColumn CreatedAtColumn { get; } = new(
        "Created At", "date", "", "CreationTimestamp is a timestamp representing the server time when this object was created.", 0, (item, _) => JsonValue.Create(CreatedAt(item) ?? ""));

    /// <summary>The only column besides the name of a custom resource that names none.</summary>
    public static TableColumn CustomAge { get; } = new(
        "Age",
        "date",
        "",
        "CreationTimestamp is a timestamp representing the server time when this object was created.",
        0,
        (item, now) => JsonValue.Create(AgeOf(CreatedAt(item), now)));

    public static string? CreatedAt(JsonObject item) => item.Object("metadata").Text("creationTimestamp");

    /// <summary>How long ago a time is, as kubectl shows it.</summary>
    public static string AgeOf(string? time, DateTimeOffset now) => ApiTime.TryParse(time, out var then) ? HumanDuration.Format(now - then) : Unknown;
}
