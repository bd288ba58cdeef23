using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Leave;

/// <summary>Ends a membership on this side (design section 7).</summary>
internal interface ILeaving
{
    /// <summary>
    /// Removes the copies or lets them go, then the membership. When it returns, nothing of the membership is left here but the farewell that the
    /// primary is still to be told. Every step can be repeated after a crash.
    /// </summary>
    /// <returns>Null when done, else what is left and why; then it is to be tried again.</returns>
    Task<string?> LeaveAsync(Membership membership, bool removeCopies, CancellationToken cancellationToken);
}
