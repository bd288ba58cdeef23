using Microsoft.Extensions.Logging;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Apply.Leaving;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Leave;

/// <summary>
/// The steps of leaving, in an order in which a crash after any of them is repaired by the next try: the membership stays until everything that needs
/// it is done, and the farewell is stored before it goes.
/// </summary>
internal sealed partial class Leaving(
    ApplyEngine copies,
    ProxyServiceAccount proxyAccount,
    MembershipEnd end,
    ILogger<Leaving> logger) : ILeaving
{
    public async Task<string?> LeaveAsync(Membership membership, bool removeCopies, CancellationToken cancellationToken)
    {
        Started(membership.PrimaryName, removeCopies);
        var outcome = await copies.RemoveAllAsync(membership.PrimaryId, removeCopies ? CopyDisposition.ByPolicy : CopyDisposition.Keep, cancellationToken);
        if (!outcome.IsComplete)
        {
            return string.Join("; ", outcome.Failed.Select(copy => $"{copy.Key}: {copy.Message}"));
        }

        if (!membership.IsLocal)
        {
            await proxyAccount.RemoveAsync(membership.PrimaryName, cancellationToken);
            await end.EndAsync(membership, cancellationToken);
        }

        Left(membership.PrimaryName);
        return null;
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Information, Message = "Leaving {Primary}; remove copies: {RemoveCopies}")]
    private partial void Started(string primary, bool removeCopies);

    [LoggerMessage(EventId = 3202, Level = LogLevel.Information, Message = "Left {Primary}")]
    private partial void Left(string primary);
}
