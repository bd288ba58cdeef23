using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Protocol.Tokens;
using IngressUrl = Tombolo.Api.Validation.IngressUrl;

namespace Tombolo.Cli.Commands.Join;

/// <summary>Checks what a user said about a join before anything is written (contract sections 1.5 and 1.6).</summary>
internal static class JoinPlanner
{
    /// <summary>The plan, or all that is wrong; the token is never repeated.</summary>
    public static bool TryPlan(JoinInput input, [NotNullWhen(true)] out JoinPlan? plan, out IReadOnlyList<string> faults)
    {
        var found = new List<string>();
        faults = found;
        plan = null;
        var labels = input.Labels;
        if (input.Name is not null && ClusterNames.Check(input.Name) is { } nameFault)
        {
            found.Add($"{labels.Name}: {nameFault}");
        }

        var ingress = ReadUrl(input.Ingress, labels.Ingress, found);
        var primaryIngress = ReadUrl(input.PrimaryIngress, labels.PrimaryIngress, found);
        if (!bool.TryParse(input.AllowInsecurePrimaryIngress.Trim(), out var allowsInsecure))
        {
            found.Add($"{labels.AllowInsecurePrimaryIngress} '{input.AllowInsecurePrimaryIngress}' is neither true nor false; write one of them");
            allowsInsecure = true;
        }

        if (!JoinToken.TryParse(input.Token, out var token, out var problem))
        {
            found.Add($"{labels.Token}: {problem.Message}");
            return false;
        }

        using (token)
        {
            if (!IngressUrl.TryParse(primaryIngress?.Value ?? token.Public.Url, out var primary, out var primaryFault))
            {
                found.Add($"{labels.Token}: the URL of the primary in it is not usable: {primaryFault}");
            }
            else if (primary.IsInsecure && !allowsInsecure)
            {
                found.Add(
                    $"{(primaryIngress is null ? labels.Token : labels.PrimaryIngress)}: the primary is at {primary}, which is plain http: what is not secret can be read on the way. "
                    + $"Use an https address ({labels.PrimaryIngress}), or allow it with {labels.AllowInsecurePrimaryIngress}");
            }
            else if (found.Count == 0)
            {
                var text = input.Token.Trim();
                plan = new JoinPlan(
                    text, JoinToken.HashText(text), token.Public.Primary, token.Public.Key, primary.Value, Config(input.Name, ingress, primaryIngress, allowsInsecure));
            }
        }

        return plan is not null;
    }

    private static IngressUrl? ReadUrl(string? text, string label, List<string> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (IngressUrl.TryParse(text, out var url, out var fault))
        {
            return url;
        }

        faults.Add($"{label}: {fault}");
        return null;
    }

    private static SortedDictionary<string, string> Config(string? name, IngressUrl? ingress, IngressUrl? primaryIngress, bool allowsInsecure)
    {
        var config = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(JoinConfigKeys.ClusterName, name);
        Add(JoinConfigKeys.ClusterIngress, ingress?.Value);
        Add(JoinConfigKeys.PrimaryIngress, primaryIngress?.Value);
        Add(JoinConfigKeys.AllowInsecurePrimaryIngress, allowsInsecure ? "true" : null);
        return config;

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                config[key] = value;
            }
        }
    }
}
