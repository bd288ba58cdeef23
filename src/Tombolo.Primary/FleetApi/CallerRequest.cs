using Tombolo.Api.Resources;

namespace Tombolo.Primary.FleetApi;

/// <summary>What a caller must be allowed to do in <c>kasten-io-mc</c>.</summary>
/// <param name="Name">Empty for all objects of the type.</param>
internal sealed record CallerRequest(string Verb, ResourceType Type, string Name)
{
    /// <summary>Empty for the object itself.</summary>
    public string Subresource { get; init; } = "";
}
