using Tombolo.Api.Resources;

namespace Tombolo.Primary.Distributions.References;

/// <summary>A place where objects of a kind refer to another object by name and namespace.</summary>
/// <param name="Pattern">Where the reference stands; see <see cref="PathPattern"/>.</param>
/// <param name="Target">What is referred to.</param>
/// <param name="Follows">What is referred to travels with the object; false where the engine on the target makes it.</param>
internal sealed record ReferencePlace(string Pattern, ResourceType Target, bool Follows = true);
