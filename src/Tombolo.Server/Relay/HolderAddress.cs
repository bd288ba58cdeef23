using Tombolo.Kubernetes.LeaderElection;

namespace Tombolo.Server.Relay;

/// <summary>Where the active server of this cluster is, once the election has begun.</summary>
internal sealed class HolderAddress
{
    private LeaseElection? _election;

    public void Follow(LeaseElection election) => Volatile.Write(ref _election, election);

    /// <summary>The address of the active server; null when it is this process, is not known or does not say.</summary>
    public Uri? Find() =>
        Volatile.Read(ref _election) is { CurrentTerm: null, Holder: { Url: { } url } holder } election && holder.Identity != election.Identity
            ? new Uri(url)
            : null;
}
