namespace Tombolo.Cli.Commands.Status;

/// <summary>The Lease of the server (Kubernetes API, <c>coordination.k8s.io/v1</c>).</summary>
/// <param name="Holder">Empty when the last server gave it back.</param>
internal sealed record ServerLease(string Holder, DateTimeOffset? RenewTime, TimeSpan Duration)
{
    /// <summary>A server holds it. The renewal was written by another clock than ours, so that the double time is granted.</summary>
    public bool IsLive(DateTimeOffset now) => Holder.Length > 0 && RenewTime is { } renewed && now - renewed <= 2 * Duration;
}
