using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>Which Lease decides, and how fast. All candidates of one Lease should agree on the times.</summary>
public sealed record LeaseElectionOptions
{
    /// <summary>Namespace and name of the Lease; the namespace must exist, the Lease is made.</summary>
    public required ResourceKey Lease { get; init; }

    /// <summary>Who stands; must be new with every start of a process, so that a restart is a change of holder.</summary>
    public string Identity { get; init; } = $"{Environment.MachineName}_{Guid.NewGuid():N}";

    /// <summary>Where the other candidates reach this one while it holds the Lease; null when they need not.</summary>
    public string? HolderUrl { get; init; }

    /// <summary>How long a holder that is not heard of keeps the Lease; whole seconds.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the holder renews, with one write each.</summary>
    public TimeSpan RenewInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after a failed read or write; a random fifth is added.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For jitter; a test seeds it.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>What is wrong with these options, each naming its setting; empty when nothing is.</summary>
    internal IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Identity))
        {
            yield return $"{nameof(Identity)} must not be empty";
        }

        if (LeaseDuration < TimeSpan.FromSeconds(1) || LeaseDuration.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            yield return $"{nameof(LeaseDuration)} must be whole seconds, at least one, not {LeaseDuration}";
        }

        if (RenewInterval <= TimeSpan.Zero || RenewInterval >= LeaseDuration)
        {
            yield return $"{nameof(RenewInterval)} must be more than nothing and less than {nameof(LeaseDuration)}, not {RenewInterval}";
        }

        if (RetryInterval <= TimeSpan.Zero || RetryInterval >= LeaseDuration)
        {
            yield return $"{nameof(RetryInterval)} must be more than nothing and less than {nameof(LeaseDuration)}, not {RetryInterval}";
        }
    }
}
