using Tombolo.Api.Names;

namespace Tombolo.Dashboard.JoinTokens;

/// <summary>Writes the commands, in the form in which the handbook shows them.</summary>
internal static class JoinCommandTexts
{
    /// <param name="allowedNames">The name to join under is the only one that the token allows, else a placeholder.</param>
    public static JoinCommands For(IReadOnlyList<string> allowedNames, string k10Namespace)
    {
        var cluster = allowedNames is [var only] && !only.Contains('*') ? only : "CLUSTER-NAME";
        return new JoinCommands(
            $"""printf '%s' "$TOKEN" | tombolo join --token - --name {cluster} --context CONTEXT""",
            $"""
            kubectl --context CONTEXT create configmap {WellKnownNames.JoinConfig} -n {k10Namespace} --from-literal={JoinConfigKeys.ClusterName}={cluster}
            printf '%s' "$TOKEN" | kubectl --context CONTEXT create secret generic {WellKnownNames.JoinSecret} -n {k10Namespace} --from-file={JoinTokenKeys.Token}=/dev/stdin
            """,
            Helm: null);
    }
}
