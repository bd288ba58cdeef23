using Tombolo.Protocol.Messages;

namespace Tombolo.Secondary.Memberships;

/// <summary>
/// Of the primary's membership in its own fleet: the two are one process on one store, so that what would be stored goes back together with what
/// it is about.
/// </summary>
internal sealed class NoEpochStore : IEpochStore
{
    /// <inheritdoc/>
    public Task<SignedMessage?> FindAsync(CancellationToken cancellationToken) => Task.FromResult<SignedMessage?>(null);

    /// <inheritdoc/>
    public Task StoreAsync(long epoch, SignedMessage evidence, CancellationToken cancellationToken) => Task.CompletedTask;
}
