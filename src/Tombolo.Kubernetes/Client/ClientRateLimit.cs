namespace Tombolo.Kubernetes.Client;

/// <summary>A limit on the requests of one client, watches not counted.</summary>
/// <param name="RequestsPerSecond">How many go through in the long run; more than 0.</param>
/// <param name="Burst">How many go through at once after a quiet time; at least 1.</param>
public sealed record ClientRateLimit(double RequestsPerSecond, int Burst);
