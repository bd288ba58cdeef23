using System.Text.Json.Nodes;
using Tombolo.Api.Distributions;
using Tombolo.Api.Names;

namespace Tombolo.Fleet.Tests.Invariants;

/// <summary>Reads the marks of an object without any code of the product.</summary>
internal static class Copy
{
    public static bool IsOurs(JsonObject live, string primaryId) =>
        (string?)live["metadata"]!["labels"]?[Labels.Origin] == primaryId
        && (string?)live["metadata"]!["annotations"]?[Annotations.CopyName] == (string?)live["metadata"]!["name"]
        && (live["metadata"]!["managedFields"] as JsonArray ?? []).Any(entry => (string?)entry!["manager"] == FieldManagers.Distribution);

    public static IReadOnlyList<string> OwnersOf(JsonObject live) => ((string?)live["metadata"]!["annotations"]![Annotations.Owners] ?? "").Split(',');

    /// <summary>It stays when nothing distributes it any more.</summary>
    public static bool IsToStay(JsonObject live) =>
        (string?)live["metadata"]!["annotations"]![Annotations.DeletionPolicy] == DeletionPolicies.Retain || (string?)live["metadata"]!["annotations"]![Annotations.Adopted] == "true";
}
