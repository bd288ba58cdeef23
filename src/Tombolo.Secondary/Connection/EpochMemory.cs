using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;

namespace Tombolo.Secondary.Connection;

/// <summary>The highest epoch of the primary that this process has seen, with the primary's signature that shows it.</summary>
internal sealed class EpochMemory
{
    public long Highest { get; private set; }

    /// <summary>The signed answer of that epoch; null before the first session.</summary>
    public SignedMessage? Evidence { get; private set; }

    public void Remember(MemberSession session)
    {
        if (session.Accepted.Epoch > Highest)
        {
            Highest = session.Accepted.Epoch;
            Evidence = session.Evidence;
        }
    }
}
