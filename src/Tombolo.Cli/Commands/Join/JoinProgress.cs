using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Waiting;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Join;

/// <summary>Waits on Secret <c>mc-join-status</c> until the join is decided (contract section 1.7).</summary>
internal sealed class JoinProgress(CommandContext context, ClusterConnection connection)
{
    private readonly ResourceKey _key = new(connection.K10Namespace, WellKnownNames.JoinStatus);

    /// <summary>The status now; null without one.</summary>
    public async Task<Secret?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await connection.Client.GetAsync(KnownResources.Secret, _key, CoreJsonContext.Default.Secret, cancellationToken);
        return found.OrAbsent(KnownResources.Secret, _key);
    }

    /// <summary>The status once it says <c>joined</c>.</summary>
    /// <param name="staleVersion">The version that says nothing about what was asked for; null where any does.</param>
    /// <exception cref="CommandFailedException">The join was rejected, or not decided in time.</exception>
    public Task<Secret> WaitAsync(string? staleVersion, string title, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var task = new WaitTask
        {
            Type = KnownResources.Secret,
            Key = _key,
            Title = title,
            Timeout = timeout,
            Repair = "the server goes on trying; 'tombolo status' says how it stands, 'tombolo doctor' what stands in the way",
        };
        return task.RunAsync<Secret>(
            context, connection.Client, (found, progress) => ValueTask.FromResult(Look(found, staleVersion, progress.Report)), cancellationToken);
    }

    private static Secret? Look(KubernetesObject? found, string? staleVersion, Action<string> report)
    {
        if (found is not { } current)
        {
            return null;
        }

        var status = current.Deserialize(CoreJsonContext.Default.Secret);
        var (state, message) = (status.Text(JoinStatusKeys.Status) ?? "", status.Text(JoinStatusKeys.Message) ?? "");
        if (current.Metadata.ResourceVersion == staleVersion)
        {
            report($"Secret {WellKnownNames.JoinStatus} still says what it said before: {state}");
            return null;
        }

        switch (state)
        {
            case JoinStates.Joined:
                return status;
            case JoinStates.Rejected:
                throw new CommandFailedException($"the join was rejected: {(message.Length > 0 ? message : "the server gives no reason; see its log")}");
            case JoinStates.Disconnected:
                throw new CommandFailedException(message.Length > 0 ? message : "this cluster has left its primary; to join again use a new token");
            default:
                report(message.Length > 0 ? $"{state}: {message}" : state);
                return null;
        }
    }
}
