using Tombolo.Api.Meta;
using Tombolo.Api.Resources;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Waiting;

/// <summary>Something to wait for.</summary>
internal sealed record WaitTask
{
    public required ResourceType Type { get; init; }

    public required ResourceKey Key { get; init; }

    /// <summary>What is waited for, shown from the start.</summary>
    public required string Title { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>What to do when it does not come; follows the last progress.</summary>
    public required string Repair { get; init; }

    /// <summary>Waits with live progress; see <see cref="ObjectWatcher.UntilAsync"/>.</summary>
    /// <exception cref="CommandFailedException">It did not come in time.</exception>
    public Task<T> RunAsync<T>(
        CommandContext context, IKubernetesClient client, Func<KubernetesObject?, Progress, ValueTask<T?>> look, CancellationToken cancellationToken)
        where T : class =>
        context.Printer.ProgressAsync(Title, async progress =>
        {
            using var deadline = new CancellationTokenSource(Timeout, context.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            try
            {
                return await new ObjectWatcher(client, progress, context.Time).UntilAsync(Type, Key, found => look(found, progress), either.Token);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new CommandFailedException($"not within {GoDuration.ToText(Timeout)}; last seen: {progress.Last}; {Repair}");
            }
        });
}
