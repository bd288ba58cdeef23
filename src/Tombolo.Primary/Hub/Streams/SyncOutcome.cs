using Microsoft.AspNetCore.Http;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Hub.Streams;

/// <summary>What a sync leads to.</summary>
/// <param name="Status">200: the session is live; 428: the member is to say more; else refused.</param>
/// <param name="Problem">Why it is refused; empty otherwise.</param>
/// <param name="Holdings">What the member has already; null unless the session is live.</param>
internal sealed record SyncOutcome(int Status, string Problem, MemberHoldings? Holdings)
{
    /// <summary>What the member is to say in another sync; null unless the status is 428.</summary>
    public SyncAnswerPayload? Wanted { get; private init; }

    /// <summary>How long the stream may be silent before a ping goes out.</summary>
    public TimeSpan PingInterval { get; init; } = MemberStream.PingInterval;

    /// <summary>The member asks again and again instead of following a stream: something on its way holds streams back.</summary>
    public bool IsPolled { get; init; }

    public static SyncOutcome Wants(SyncAnswerPayload wanted) => new(StatusCodes.Status428PreconditionRequired, "", null) { Wanted = wanted };

    public static SyncOutcome Refused(string problem) => new(StatusCodes.Status400BadRequest, problem, null);
}
