namespace Tombolo.Protocol.Handshake;

/// <summary>What became of a join request: <see cref="JoinSucceeded"/>, <see cref="JoinRefused"/> or <see cref="JoinTransient"/>.</summary>
public abstract record JoinOutcome
{
    private protected JoinOutcome()
    {
    }
}
