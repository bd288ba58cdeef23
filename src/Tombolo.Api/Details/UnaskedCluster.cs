namespace Tombolo.Api.Details;

/// <summary>A cluster of which nothing is known: it was not asked, or did not answer.</summary>
/// <param name="Message">Why.</param>
public sealed record UnaskedCluster(string Cluster, string Message);
