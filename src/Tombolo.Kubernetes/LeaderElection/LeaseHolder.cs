namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>Who holds the Lease.</summary>
/// <param name="Url">Where the holder says it is reached; null when it does not say.</param>
/// <param name="Epoch">The term of the holder.</param>
public sealed record LeaseHolder(string Identity, string? Url, long Epoch);
