using Tombolo.LocalKube;

namespace Tombolo.Bench.Resync;

/// <summary>Counts what was written, by the audit trail.</summary>
internal static class Writes
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly string[] Verbs = ["create", "update", "patch", "delete", "deletecollection"];

    /// <summary>How many writes there were since then, renewals of Leases not counted.</summary>
    public static int Count(LocalCluster cluster, long since) =>
        cluster.Audit.Read(since).Count(entry => Verbs.Contains(entry.Verb) && entry.Resource != "leases");

    /// <summary>How many of them were to objects of the K10 namespace that are distributed; the epoch that a secondary remembers in its own Secret is not.</summary>
    public static int CountCopies(LocalCluster cluster, long since) =>
        cluster.Audit.Read(since).Count(entry => Verbs.Contains(entry.Verb) && entry.Resource == "configmaps");

    /// <summary>Waits until nothing was written for some time.</summary>
    public static async Task RestAsync(LocalCluster cluster, TimeProvider time, CancellationToken cancellationToken)
    {
        long mark;
        do
        {
            mark = cluster.Audit.Count;
            await Task.Delay(Rest, time, cancellationToken);
        }
        while (Count(cluster, mark) > 0);
    }
}
