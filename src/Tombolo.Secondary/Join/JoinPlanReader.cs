using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Secondary.Join;

/// <summary>Checks what the two objects ask for and says everything that is wrong at once.</summary>
internal static class JoinPlanReader
{
    /// <summary>The plan, or at least one sentence in <paramref name="problems"/>, none of which repeats the token.</summary>
    public static JoinPlan? Read(Secret join, ConfigMap config, List<string> problems)
    {
        var text = join.Text("token")?.Trim() ?? "";
        if (!JoinToken.TryParse(text, out var token, out var tokenProblem))
        {
            problems.Add($"Secret {WellKnownNames.JoinSecret}, key token: {tokenProblem.Message}");
        }

        string? Value(string key) => config.Data is { } data && data.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
        void Problem(string key, string sentence) => problems.Add($"ConfigMap {WellKnownNames.JoinConfig}, key {key}: {sentence}");

        var name = Value(JoinConfigKeys.ClusterName);
        if (name is not null && ClusterNames.Check(name) is { } nameFault)
        {
            Problem(JoinConfigKeys.ClusterName, nameFault);
        }

        string? ingress = null;
        if (Value(JoinConfigKeys.ClusterIngress) is { } ingressText)
        {
            if (IngressUrl.TryParse(ingressText, out var ingressUrl, out var ingressFault))
            {
                ingress = ingressUrl.Value;
            }
            else
            {
                Problem(JoinConfigKeys.ClusterIngress, ingressFault);
            }
        }

        var primary = token?.Url;
        if (Value(JoinConfigKeys.PrimaryIngress) is { } primaryText)
        {
            if (IngressUrl.TryParse(primaryText, out var primaryUrl, out var primaryFault))
            {
                primary = new Uri(primaryUrl.Value);
            }
            else
            {
                primary = null;
                Problem(JoinConfigKeys.PrimaryIngress, primaryFault);
            }
        }

        var insecure = Value(JoinConfigKeys.AllowInsecurePrimaryIngress) ?? "false";
        if (!bool.TryParse(insecure, out var allowInsecure))
        {
            Problem(JoinConfigKeys.AllowInsecurePrimaryIngress, "the value is neither \"true\" nor \"false\"; write one of them");
        }
        else if (primary is { Scheme: "http" } && token is { Public.IsPinned: false })
        {
            Problem(
                JoinConfigKeys.PrimaryIngress,
                "the token names no key of the primary, so that only a verified https address tells who the primary is; use one, or make a token that names the key ('tombolo join-token generate --identity')");
        }
        else if (primary is { Scheme: "http" } && !allowInsecure)
        {
            Problem(
                JoinConfigKeys.AllowInsecurePrimaryIngress,
                $"the primary's URL {primary} is plain http; give the primary an https ingress, or set this key to \"true\" if the network in between is trusted to see what is not secret");
        }

        if (problems.Count > 0)
        {
            token?.Dispose();
            return null;
        }

        return new JoinPlan(token!, JoinToken.HashText(text), primary!, name, ingress);
    }
}
