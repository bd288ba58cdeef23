using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Kubernetes.LeaderElection;

/// <summary>Reads and writes the Lease; no answer is an error with code 0. No request may last longer than a renewal interval: a hung one would cost the whole lease.</summary>
internal sealed class LeaseClient(IKubernetesClient client, LeaseElectionOptions options, TimeProvider time)
{
    /// <summary>The Lease, or null when there is none.</summary>
    public Task<KubernetesResult<LeaseRecord?>> GetAsync(CancellationToken cancellationToken) => BoundAsync(
        async token =>
        {
            var result = await client.GetAsync(KnownResources.Lease, options.Lease, token);
            return result.IsNotFound ? KubernetesResult<LeaseRecord?>.Success(null) : result.Map<LeaseRecord?>(LeaseRecord.Read);
        },
        cancellationToken);

    /// <summary>Takes the Lease for a new term, unless it is no longer as <paramref name="found"/> says (a 409).</summary>
    public Task<KubernetesResult<LeaseRecord?>> TakeAsync(LeaseRecord? found, long epoch, CancellationToken cancellationToken) => BoundAsync(
        async token =>
        {
            var body = LeaseBody.Take(options, epoch, time.GetUtcNow(), found?.ResourceVersion);
            var result = found is null
                ? await client.CreateAsync(KnownResources.Lease, options.Lease.Namespace, body, WriteOptions.Default, token)
                : await client.PatchAsync(KnownResources.Lease, options.Lease, PatchKind.Merge, body, WriteOptions.Default, token);
            return result.Map<LeaseRecord?>(LeaseRecord.Read);
        },
        cancellationToken);

    public Task<KubernetesResult<LeaseRecord?>> RenewAsync(LeaseRecord held, CancellationToken cancellationToken) =>
        PatchAsync(LeaseBody.Renew(time.GetUtcNow(), held.ResourceVersion), cancellationToken);

    public Task<KubernetesResult<LeaseRecord?>> ReleaseAsync(LeaseRecord held, CancellationToken cancellationToken) =>
        PatchAsync(LeaseBody.Release(time.GetUtcNow(), held.ResourceVersion), cancellationToken);

    /// <summary>Changes of the Lease after a version.</summary>
    public IAsyncEnumerable<WatchEvent> WatchAsync(string version, CancellationToken cancellationToken) => client.WatchAsync(
        KnownResources.Lease,
        new() { Namespace = options.Lease.Namespace, FieldSelector = $"metadata.name={options.Lease.Name}", ResourceVersion = version },
        cancellationToken);

    private Task<KubernetesResult<LeaseRecord?>> PatchAsync(ReadOnlyMemory<byte> patch, CancellationToken cancellationToken) => BoundAsync(
        async token =>
        {
            var result = await client.PatchAsync(KnownResources.Lease, options.Lease, PatchKind.Merge, patch, WriteOptions.Default, token);
            return result.Map<LeaseRecord?>(LeaseRecord.Read);
        },
        cancellationToken);

    private async Task<KubernetesResult<LeaseRecord?>> BoundAsync(
        Func<CancellationToken, Task<KubernetesResult<LeaseRecord?>>> request, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(options.RenewInterval, time, cancellationToken);
        try
        {
            return await deadline.RunAsync(client.Server, request);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // An unreachable server above all, but no other failure either may end the loop that renews.
            return KubernetesResult<LeaseRecord?>.Failure(new(0, "Unreachable", e.Message, [], null));
        }
    }
}
