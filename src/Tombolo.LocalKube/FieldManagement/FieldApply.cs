using System.Text.Json.Nodes;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>A server-side apply.</summary>
/// <param name="Live">What the store has; null when the object will be created. Not to be changed.</param>
/// <param name="Configuration">What the client sent; may be changed.</param>
/// <param name="Subresource">Empty, or such as <c>status</c>.</param>
internal sealed record FieldApply(
    ResourceDefinition Resource, JsonObject? Live, JsonObject Configuration, string Manager, bool Force, string Subresource, DateTimeOffset Time);
