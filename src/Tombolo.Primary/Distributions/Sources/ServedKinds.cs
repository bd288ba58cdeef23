using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Runtime.Queues;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>Asks the API server's discovery (Kubernetes API concepts, "API discovery").</summary>
internal sealed class ServedKinds(IKubernetesClient client, TimeProvider time, ILogger<ServedKinds> logger) : IServedKinds
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
            var result = await client.GetRawAsync($"/apis/{type.Group}/{type.Version}", cancellationToken);
            return result.IsNotFound ? (false, "") : result.IsSuccess ? (Names(result.Value, type.Plural), "") : (null, result.Error.ToString());
        }
        catch (Exception failure) when (failure is KubernetesUnreachableException or JsonException)
        {
            return (null, failure.Message);
        }
    }

    private static bool Names(ReadOnlyMemory<byte> resourceList, string plural)
    {
        using var document = JsonDocument.Parse(resourceList);
        return document.RootElement.TryGetProperty("resources", out var resources)
            && resources.ValueKind == JsonValueKind.Array
            && resources.EnumerateArray().Any(resource => resource.TryGetProperty("name", out var name) && name.ValueEquals(plural));
    }
}
