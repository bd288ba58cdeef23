using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Cli.Commands.Doctor.Installation;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Cli.Commands.Doctor.Target;

/// <summary>What a cluster itself says about its primary.</summary>
internal static class LeadOfCluster
{
    private static readonly char[] Separators = [',', '\n', ' '];

    /// <summary>Null when it says nothing.</summary>
    public static Lead? Find(ClusterReading reading) =>
        reading.ClusterInfo is { } info ? OfMembership(info)
        : reading.JoinSecret is { } join && reading.JoinConfig is { } config ? OfJoin(join, config)
        : reading.Primary is not null ? OfPrimary(reading)
        : null;

    // Plain http was allowed when the cluster joined.
    private static Lead OfMembership(Secret info) => new(
        Split(info.Text(ClusterInfoKeys.PrimaryUrls)).FirstOrDefault() ?? info.Text(ClusterInfoKeys.PrimaryIngress),
        Split(info.Text(ClusterInfoKeys.PrimaryPins)),
        info.Text(ClusterInfoKeys.PrimaryKey),
        AllowsInsecure: true,
        $"Secret {WellKnownNames.ClusterInfo}");

    private static Lead? OfJoin(Secret join, ConfigMap config)
    {
        string? Value(string key) => config.Data?.GetValueOrDefault(key)?.Trim() is { Length: > 0 } value ? value : null;
        if (!JoinToken.TryParse(join.Text(JoinTokenKeys.Token), out var token, out _))
        {
            return null;
        }

        using (token)
        {
            var primaryIngress = Value(JoinConfigKeys.PrimaryIngress);
            return Lead.OfToken(
                token.Public,
                primaryIngress,
                bool.TryParse(Value(JoinConfigKeys.AllowInsecurePrimaryIngress), out var allows) && allows,
                primaryIngress is null ? $"Secret {WellKnownNames.JoinSecret}" : $"ConfigMap {WellKnownNames.JoinConfig}");
        }
    }

    // What its newest token says is what the next member will go by.
    private static Lead OfPrimary(ClusterReading reading)
    {
        var primary = reading.Primary!;
        var source = $"Cluster {WellKnownNamespaces.MultiCluster}/{primary.Metadata.Name}";
        var newest = reading.Tokens.OrderByDescending(secret => secret.Metadata.CreationTimestamp).Select(Read).FirstOrDefault(read => read is not null);
        return new Lead(primary.Spec?.Location.Ingress?.Url ?? "", newest?.Pins ?? [], newest?.Key, AllowsInsecure: true, source);
    }

    private static TokenPublicPart? Read(Secret secret)
    {
        if (!JoinToken.TryParse(secret.Text(JoinTokenKeys.Token), out var token, out _))
        {
            return null;
        }

        using (token)
        {
            return token.Public;
        }
    }

    private static string[] Split(string? text) => (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
