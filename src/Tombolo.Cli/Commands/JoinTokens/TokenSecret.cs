using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Commands.JoinTokens;

/// <summary>Secrets of join tokens (contract section 1.4).</summary>
internal static class TokenSecret
{
    public static ResourceKey Key(string name) => new(WellKnownNamespaces.MultiCluster, name);

    /// <exception cref="CommandFailedException">There is none of that name, or the Secret is another one.</exception>
    public static async Task<Secret> FindAsync(ClusterConnection connection, string name, CancellationToken cancellationToken)
    {
        var key = Key(name);
        var found = await connection.Client.GetAsync(KnownResources.Secret, key, CoreJsonContext.Default.Secret, cancellationToken);
        if (found.OrAbsent(KnownResources.Secret, key) is not { } secret)
        {
            throw new CommandFailedException($"there is no join token '{name}' (Secret {key}); see: tombolo join-token list");
        }

        return secret.Type == SecretTypes.JoinToken
            ? secret
            : throw new CommandFailedException($"Secret {key} is no join token but of type {secret.Type ?? SecretTypes.Opaque}; see: tombolo join-token list");
    }
}
