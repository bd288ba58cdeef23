using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Connection;

/// <summary>
/// The highest epoch of the primary that this membership has seen, with the primary's signature that shows it. A new one is stored before anything
/// is done in it, so that a member that dies and starts again still refuses whatever is older.
/// </summary>
internal sealed class EpochMemory(IEpochStore store, SignedMessage? evidence, long highest)
{
    public long Highest { get; private set; } = highest;

    /// <summary>The signed answer of that epoch; null before the first session.</summary>
    public SignedMessage? Evidence { get; private set; } = evidence;

    /// <summary>What was stored of this membership.</summary>
    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">It cannot be read.</exception>
    public static async Task<EpochMemory> LoadAsync(IEpochStore store, Membership membership, CancellationToken cancellationToken)
    {
        var evidence = await store.FindAsync(cancellationToken);
        var highest = EpochEvidence.Read(evidence, membership.PrimaryKey);
        return new EpochMemory(store, highest > 0 ? evidence : null, highest);
    }

    /// <summary>Stores the epoch of a session when it is a new highest one; nothing is written otherwise.</summary>
    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">It cannot be stored: then nothing may be done in that epoch.</exception>
    public async Task RememberAsync(MemberSession session, CancellationToken cancellationToken)
    {
        if (session.Accepted.Epoch > Highest)
        {
            await store.StoreAsync(session.Accepted.Epoch, session.Evidence, cancellationToken);
            Highest = session.Accepted.Epoch;
            Evidence = session.Evidence;
        }
    }
}
