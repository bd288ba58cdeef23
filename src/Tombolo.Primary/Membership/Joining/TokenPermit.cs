using Tombolo.Primary.JoinTokens;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>By a join token.</summary>
internal sealed record TokenPermit(JoinTokenRecord Token) : JoinPermit
{
    public override JoinDecision? FindRefusal(JoinApplicant applicant, string name, IFleet fleet, DateTimeOffset now)
    {
        var policy = JoinTokenPolicy.Decide(Token.Limits, Token.Key.Name, fleet.CountUses(applicant.TokenId, applicant.Id), name, now);
        return policy.Verdict switch
        {
            JoinTokenVerdict.Ok => null,
            JoinTokenVerdict.Expired => JoinDecision.Refuse(RefusalReasons.TokenExpired, policy.Detail),
            JoinTokenVerdict.Exhausted => JoinDecision.Refuse(RefusalReasons.TokenExhausted, policy.Detail),
            _ => JoinDecision.Refuse(RefusalReasons.NotAllowed, policy.Detail),
        };
    }
}
