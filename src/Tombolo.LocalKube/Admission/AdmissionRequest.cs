using System.Text.Json.Nodes;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Admission;

/// <summary>A write on its way into the store.</summary>
/// <param name="Object">The new object, to be changed in place; for a deletion the one that goes.</param>
/// <param name="OldObject">What the store has; not to be changed. Null for a creation.</param>
internal sealed record AdmissionRequest(
    ResourceDefinition Resource, AdmissionOperation Operation, JsonObject Object, JsonObject? OldObject, UserInfo User)
{
    /// <summary>Empty for the object itself, else such as <c>status</c>.</summary>
    public string Subresource { get; init; } = "";

    public string Namespace { get; init; } = "";

    public string Name { get; init; } = "";

    public bool IsDryRun { get; init; }
}
