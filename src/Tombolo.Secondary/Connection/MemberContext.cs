using Tombolo.Protocol.Keys;
using Tombolo.Secondary.Apply;
using Tombolo.Secondary.Memberships;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Connection;

/// <summary>What outlives the connections of one membership within one process.</summary>
/// <param name="Instance">Random name of this process, so that the primary tells a restart from a second user of the key.</param>
internal sealed record MemberContext(
    Membership Membership,
    SigningKey ClusterKey,
    string Instance,
    ReceivedSet Received,
    EpochMemory Epochs,
    Action<DesiredState> Desired,
    IApplyResults Results);
