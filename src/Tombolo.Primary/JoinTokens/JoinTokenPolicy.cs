using Tombolo.Api.Meta;
using Tombolo.Api.Validation;

namespace Tombolo.Primary.JoinTokens;

/// <summary>Decides whether a token that is known and proven lets a cluster in (docs/protocol.md, "Join").</summary>
internal static class JoinTokenPolicy
{
    /// <param name="otherUses">Clusters that carry this token id, without the one that asks: joining again takes no further use.</param>
    /// <param name="name">The name the cluster has or will have.</param>
    public static JoinTokenDecision Decide(JoinTokenLimits limits, string secretName, int otherUses, string name, DateTimeOffset now)
    {
        if (limits.Faults.Count > 0)
        {
            return new JoinTokenDecision(JoinTokenVerdict.NotAllowed, $"Secret {secretName} of the token on the primary cannot be read: {string.Join("; ", limits.Faults)}.");
        }

        if (limits.ExpiresAt is { } expiry && now >= expiry)
        {
            return new JoinTokenDecision(JoinTokenVerdict.Expired, $"The token of Secret {secretName} expired at {ApiTime.ToText(expiry)}.");
        }

        if (limits.MaxUses is { } maximum && otherUses >= maximum)
        {
            return new JoinTokenDecision(JoinTokenVerdict.Exhausted, $"{otherUses} clusters have joined with the token of Secret {secretName}, which allows {maximum}.");
        }

        return limits.AllowedNames.Count == 0 || limits.AllowedNames.Any(pattern => NamePattern.Matches(pattern, name))
            ? new JoinTokenDecision(JoinTokenVerdict.Ok, "")
            : new JoinTokenDecision(JoinTokenVerdict.NotAllowed, $"The token of Secret {secretName} lets in clusters named {string.Join(" or ", limits.AllowedNames)}, not '{name}'.");
    }
}
