namespace Tombolo.Primary.Distributions.Status;

/// <summary>Reasons of conditions and Events of Distributions, where no source and no object gives one.</summary>
internal static class DistributionReasons
{
    public const string Accepted = nameof(Accepted);

    public const string InvalidSpec = nameof(InvalidSpec);

    public const string Syncing = nameof(Syncing);

    public const string Synced = nameof(Synced);

    /// <summary>It is in sync because it selects no cluster.</summary>
    public const string NoTargets = nameof(NoTargets);

    public const string Paused = nameof(Paused);

    /// <summary>Everything that is referred to is sent.</summary>
    public const string AllSent = nameof(AllSent);

    /// <summary>Objects are referred to and, as the specification says, not sent.</summary>
    public const string ReportOnly = nameof(ReportOnly);

    public const string Deleting = nameof(Deleting);

    /// <summary>A deletion waits for <c>tombolo.io/protect</c>.</summary>
    public const string Protected = nameof(Protected);

    /// <summary>A deletion waits until copies are gone.</summary>
    public const string RemovingCopies = nameof(RemovingCopies);

    /// <summary>A deletion waits for clusters that are not connected.</summary>
    public const string WaitingForClusters = nameof(WaitingForClusters);
}
