using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>What a sync tells of what its member holds: exactly one of the two.</summary>
/// <param name="Holdings">It is known.</param>
/// <param name="Wanted">The member is to say more, in another sync.</param>
internal readonly record struct SetFinding(MemberHoldings? Holdings, SyncAnswerPayload? Wanted)
{
    public static SetFinding Of(MemberHoldings holdings) => new(holdings, null);

    public static SetFinding Wants(SyncAnswerPayload wanted) => new(null, wanted);
}
