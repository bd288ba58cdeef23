using System.Security.Cryptography;
using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Secondary.Join;

/// <summary>Checks what the two objects ask for and says everything that is wrong at once.</summary>
internal static class JoinPlanReader
{
    /// <summary>The plan, or at least one sentence in <paramref name="problems"/>, none of which repeats the token.</summary>
    public static JoinPlan? Read(Secret? join, ConfigMap config, List<string> problems)
    {
        var method = JoinMethod.Of(config);
        var isOidc = method == JoinConfigKeys.MethodOidc;
        JoinToken? token = null;
        if (isOidc && join is not null)
        {
            problems.Add($"ConfigMap {WellKnownNames.JoinConfig} says join-method: oidc, but Secret {WellKnownNames.JoinSecret} is there as well; delete one of the two");
        }
        else if (!isOidc && method != JoinConfigKeys.MethodToken)
        {
            Problem(JoinConfigKeys.JoinMethod, $"the value is neither {JoinConfigKeys.MethodToken} nor {JoinConfigKeys.MethodOidc}; write one of them");
        }
        else if (!isOidc && !JoinToken.TryParse(join?.Text("token"), out token, out var tokenProblem))
        {
            problems.Add($"Secret {WellKnownNames.JoinSecret}, key token: {tokenProblem.Message}");
        }

        var name = JoinConfigValues.Find(config, JoinConfigKeys.ClusterName);
        if (name is not null && ClusterNames.Check(name) is { } nameFault)
        {
            Problem(JoinConfigKeys.ClusterName, nameFault);
        }

        var ingress = ReadUrl(JoinConfigKeys.ClusterIngress);
        var primaryText = ReadUrl(JoinConfigKeys.PrimaryIngress);
        var primary = primaryText is not null ? new Uri(primaryText) : token?.Url;
        CheckInsecure();
        var fingerprint = JoinConfigValues.Find(config, JoinConfigKeys.PrimaryFingerprint);
        if (isOidc)
        {
            CheckOidc();
        }

        if (problems.Count > 0)
        {
            token?.Dispose();
            return null;
        }

        return isOidc
            ? new JoinPlan(null, JoinMethod.HashOidc(config), primary!, name, ingress)
            {
                PrimaryKey = fingerprint ?? "",
                Audience = JoinConfigValues.Find(config, JoinConfigKeys.PrimaryAudience) ?? primaryText!,
            }
            : new JoinPlan(token, JoinToken.HashText(join!.Text("token")!), primary!, name, ingress);

        void Problem(string key, string sentence) => problems.Add($"ConfigMap {WellKnownNames.JoinConfig}, key {key}: {sentence}");

        string? ReadUrl(string key)
        {
            if (JoinConfigValues.Find(config, key) is not { } text)
            {
                return null;
            }

            if (IngressUrl.TryParse(text, out var url, out var fault))
            {
                return url.Value;
            }

            Problem(key, fault);
            return null;
        }

        void CheckInsecure()
        {
            var insecure = JoinConfigValues.Find(config, JoinConfigKeys.AllowInsecurePrimaryIngress) ?? "false";
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
            else if (primary is { Scheme: "http" } && !allowInsecure && !isOidc)
            {
                Problem(
                    JoinConfigKeys.AllowInsecurePrimaryIngress,
                    $"the primary's URL {primary} is plain http; give the primary an https ingress, or set this key to \"true\" if the network in between is trusted to see what is not secret");
            }
        }

        void CheckOidc()
        {
            if (primary is null && JoinConfigValues.Find(config, JoinConfigKeys.PrimaryIngress) is null)
            {
                Problem(JoinConfigKeys.PrimaryIngress, "is missing; without a join token it says where the primary is");
            }

            if (primary is { Scheme: "http" })
            {
                Problem(JoinConfigKeys.PrimaryIngress, $"the primary's URL {primary} is plain http, over which a service-account token is never sent; give the primary an https ingress");
            }

            if (fingerprint is not null && !(BinaryText.TryDecode(fingerprint, out var thumbprint) && thumbprint.Length == SHA256.HashSizeInBytes))
            {
                Problem(JoinConfigKeys.PrimaryFingerprint, "the value is no thumbprint; write annotation tombolo.io/cluster-key of the primary's Cluster");
            }
        }
    }
}
