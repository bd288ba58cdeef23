namespace Tombolo.Primary.Hub;

/// <summary>One time of being the active hub.</summary>
/// <param name="Epoch">Lease transitions; grows with each holder.</param>
/// <param name="Started">When the term began, by this hub's clock.</param>
public sealed record HubTerm(long Epoch, DateTimeOffset Started);
