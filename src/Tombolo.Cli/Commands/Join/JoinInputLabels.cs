using Tombolo.Api.Names;

namespace Tombolo.Cli.Commands.Join;

/// <summary>What the values of a join are called where the user wrote them.</summary>
internal sealed record JoinInputLabels(string Token, string Name, string Ingress, string PrimaryIngress, string AllowInsecurePrimaryIngress)
{
    public static JoinInputLabels Options { get; } = new("--token", "--name", "--ingress", "--primary-ingress", "--allow-insecure-primary-ingress");

    public static JoinInputLabels File { get; } = new(
        $"Secret {WellKnownNames.JoinSecret}, key {JoinTokenKeys.Token}",
        Key(JoinConfigKeys.ClusterName),
        Key(JoinConfigKeys.ClusterIngress),
        Key(JoinConfigKeys.PrimaryIngress),
        Key(JoinConfigKeys.AllowInsecurePrimaryIngress));

    private static string Key(string key) => $"ConfigMap {WellKnownNames.JoinConfig}, key {key}";
}
