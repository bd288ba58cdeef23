using Tombolo.Protocol.Messages;

namespace Tombolo.Secondary.Memberships;

/// <summary>Where a membership keeps the highest epoch of its primary.</summary>
internal interface IEpochStore
{
    /// <summary>The primary's signed statement of that epoch; null when none is stored.</summary>
    Task<SignedMessage?> FindAsync(CancellationToken cancellationToken);

    Task StoreAsync(long epoch, SignedMessage evidence, CancellationToken cancellationToken);
}
