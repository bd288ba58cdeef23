using System.Security.Cryptography;
using System.Text;
using Tombolo.Api.Core;
using Tombolo.Api.Features;
using Tombolo.Api.Names;
using Tombolo.Api.States;
using Tombolo.Protocol.Tokens;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Join;

/// <summary>
/// Decides from what is stored, and from nothing else, what is to be done about a join (contract 2.3, design section 5). A token that was used for
/// a membership never starts another one.
/// </summary>
internal static class JoinDecider
{
    /// <param name="membership">The membership there is; null when the cluster belongs to no primary.</param>
    /// <param name="usedTokenHash">The token of the last completed join.</param>
    /// <param name="status">What <c>mc-join-status</c> says now.</param>
    /// <param name="isSwitchedOff">The feature <see cref="FeatureSwitches.JoinFromSecondary"/> is off: no join begins, a membership stays.</param>
    /// <param name="identityProblem">Why the membership cannot be proven, with the repair; empty when it can.</param>
    public static JoinDecision Decide(
        Secret? join, ConfigMap? config, Membership? membership, string? usedTokenHash, JoinStatus? status, string identityProblem = "", bool isSwitchedOff = false)
    {
        var method = config is null ? "" : JoinMethod.Of(config);
        if (config is null || (join is null && method == JoinConfigKeys.MethodToken))
        {
            return new JoinDecision.Idle();
        }

        if (membership is not null)
        {
            return new JoinDecision.Say(JoinStatus.Joined(membership.ClusterName, membership.ClusterId, identityProblem.Length > 0 ? identityProblem : ForeignToken(join, membership)));
        }

        var tokenText = join?.Text("token")?.Trim() ?? "";
        var hash = method == JoinConfigKeys.MethodOidc ? JoinMethod.HashOidc(config) : tokenText.Length > 0 ? JoinToken.HashText(tokenText) : null;
        if (usedTokenHash is not null && hash == usedTokenHash)
        {
            return new JoinDecision.Say(method == JoinConfigKeys.MethodOidc ? JoinStatus.DisconnectedWithoutToken : JoinStatus.Disconnected);
        }

        if (isSwitchedOff)
        {
            return new JoinDecision.Say(JoinStatus.SwitchedOff);
        }

        var inputs = HashInputs(join, config);
        if (status is { Status: JoinStates.Rejected } && status.Inputs == inputs)
        {
            return new JoinDecision.Say(status);
        }

        var problems = new List<string>();
        return JoinPlanReader.Read(join, config, problems) is { } plan
            ? new JoinDecision.Attempt(plan, inputs)
            : new JoinDecision.Say(JoinStatus.Rejected(string.Join("; ", problems), inputs));
    }

    /// <summary>A sentence when <c>mc-join</c> now names another primary; a cluster has one at a time (contract 2.4).</summary>
    private static string ForeignToken(Secret? join, Membership membership)
    {
        if (!JoinToken.TryParse(join?.Text("token"), out var token, out _))
        {
            return "";
        }

        using (token)
        {
            return !token.Public.IsPinned || token.Public.Key == membership.PrimaryKey
                ? ""
                : $"the token in Secret mc-join is for primary {token.Public.Primary}, but this cluster belongs to {membership.PrimaryName}; "
                    + $"delete Cluster {membership.ClusterName} there first";
        }
    }

    private static string HashInputs(Secret? join, ConfigMap config)
    {
        var text = new StringBuilder(join?.Text("token"));
        foreach (var (key, value) in (config.Data ?? new Dictionary<string, string>()).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append('\0').Append(key).Append('\0').Append(value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
