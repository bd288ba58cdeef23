namespace Tombolo.Cli.Commands.Status;

/// <summary>The Lease of the server (Kubernetes API, <c>coordination.k8s.io/v1</c>).</summary>
/// <param name="Holder">Empty when the last server gave it back.</param>
internal sealed record ServerLease(string Holder, DateTimeOffset? RenewTime, TimeSpan Duration);
