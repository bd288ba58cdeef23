namespace Tombolo.Protocol.Handshake;

/// <summary>
/// What became of a session request: <see cref="SessionEstablished"/>, <see cref="SessionRefused"/>, <see cref="MembershipEnded"/> or
/// <see cref="SessionTransient"/>. Only <see cref="MembershipEnded"/> ends a membership.
/// </summary>
public abstract record SessionOutcome
{
    private protected SessionOutcome()
    {
    }
}
