using System.Text.Json.Nodes;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Controllers.Garbage;

/// <summary>An owner as its dependent names it (meta/v1 <c>OwnerReference</c>).</summary>
internal sealed record OwnerReference(string ApiVersion, string Kind, string Name, string Uid, bool BlocksDeletion)
{
    public static IReadOnlyList<OwnerReference> ReadAll(JsonObject item) =>
        [.. item.Object("metadata").Array("ownerReferences")?.OfType<JsonObject>().Select(Read) ?? []];

    private static OwnerReference Read(JsonObject reference) => new(
        reference.Text("apiVersion") ?? "",
        reference.Text("kind") ?? "",
        reference.Text("name") ?? "",
        reference.Text("uid") ?? "",
        reference.Flag("blockOwnerDeletion"));
}
