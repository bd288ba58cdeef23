using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Discovery;
using Tombolo.Kubernetes.Errors;
using Tombolo.Runtime.Queues;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>Asks the API server's discovery, and again for as long as it does not answer.</summary>
internal sealed class ServedKinds(IResourceMapper mapper, TimeProvider time, ILogger<ServedKinds> logger) : IServedKinds
{
    private static readonly ExponentialBackOff BackOff = new() { Base = TimeSpan.FromSeconds(1), Cap = TimeSpan.FromSeconds(30) };

    /// <inheritdoc/>
    public async Task<bool> IsServedAsync(ResourceType type, CancellationToken cancellationToken)
    {
        if (type.Group.Length == 0)
        {
            // The core group is never absent.
            return true;
        }

        for (var tries = 1; ; tries++)
        {
            var (isServed, failure) = await TryAskAsync(type, cancellationToken);
            if (isServed is { } answer)
            {
                return answer;
            }

            var wait = BackOff.Delay(tries, Random.Shared);
            ServedKindsLog.NotAnswered(logger, type, failure, wait);
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<(bool? IsServed, string Failure)> TryAskAsync(ResourceType type, CancellationToken cancellationToken)
    {
        try
        {
            var found = await mapper.MapAsync(GroupVersionKind.Of(type.ApiVersion, type.Kind), cancellationToken);
            return found.IsSuccess ? (true, "") : found.IsNotFound ? (false, "") : (null, found.Error.ToString());
        }
        catch (KubernetesUnreachableException unreachable)
        {
            return (null, unreachable.Message);
        }
    }
}
