using Tombolo.Kubernetes.LeaderElection;
using Tombolo.Primary;
using Tombolo.Server.Health;

namespace Tombolo.Server.Hosting;

/// <summary>This process, as the primary in it sees it.</summary>
internal sealed class PrimaryHost(Readiness readiness, LeaseElection election) : IPrimaryHost
{
    /// <inheritdoc/>
    public void Note(string topic, string? text) => readiness.Note(topic, text);

    /// <inheritdoc/>
    public void RaiseEpoch(long epoch) => election.BeginAgainAbove(epoch);
}
