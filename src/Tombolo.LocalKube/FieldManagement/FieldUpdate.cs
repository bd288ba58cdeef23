using System.Text.Json.Nodes;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>A create, update or patch whose fields get an owner.</summary>
/// <param name="OldObject">Null for a creation.</param>
/// <param name="Object">The new object, prepared and validated; its managedFields are those that the client sent.</param>
/// <param name="Subresource">Empty, or such as <c>status</c>.</param>
internal sealed record FieldUpdate(
    ResourceDefinition Resource, JsonObject? OldObject, JsonObject Object, string Manager, string Subresource, DateTimeOffset Time);
