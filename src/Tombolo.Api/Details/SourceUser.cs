namespace Tombolo.Api.Details;

/// <summary>A Distribution that sends a global resource.</summary>
/// <param name="Distribution">Its name.</param>
/// <param name="Because">The object that refers to the resource, as <c>Kind/name</c>; null when the Distribution lists it.</param>
/// <param name="Clusters">To how many clusters.</param>
public sealed record SourceUser(string Distribution, string? Because, int Clusters);
