using Tombolo.Api.Resources;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Connecting;

/// <summary>The namespace in which the server runs; it is never created by Tombolo (design section 3).</summary>
internal static class K10Namespace
{
    /// <exception cref="CommandFailedException">It does not exist or is being deleted.</exception>
    public static async Task RequireAsync(ClusterConnection connection, CancellationToken cancellationToken)
    {
        var key = new ResourceKey("", connection.K10Namespace);
        var found = await connection.Client.GetAsync(KnownResources.Namespace, key, cancellationToken);

        // Who may not read namespaces may still be right about this one.
        if (found.Error is { IsForbidden: true })
        {
            return;
        }

        if (found.IsNotFound)
        {
            throw new CommandFailedException($"this cluster has no namespace '{key.Name}'; name the one in which Kasten and the server run with --namespace");
        }

        if (found.OrFail("get", KnownResources.Namespace, key).Metadata.IsDeleting)
        {
            throw new CommandFailedException($"namespace '{key.Name}' is being deleted; name the one in which Kasten and the server run with --namespace");
        }
    }
}
