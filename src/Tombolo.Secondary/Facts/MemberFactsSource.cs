using System.Text.Json;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Informers;
using Tombolo.Protocol.Payloads;
using Tombolo.Runtime.Hosting;

namespace Tombolo.Secondary.Facts;

/// <summary>Reads the facts from the node informer and, once an hour, from the API server's version.</summary>
internal sealed class MemberFactsSource(IKubernetesClient client, IResourceInformer<string> nodes, ClusterContext context, TimeProvider time) : IMemberFactsSource
{
    private static readonly TimeSpan VersionLifetime = TimeSpan.FromHours(1);
    private string _kubernetesVersion = "";
    private long? _readAt;

    public async Task<MemberFacts> ReadAsync(CancellationToken cancellationToken)
    {
        if (_readAt is not { } read || time.GetElapsedTime(read) > VersionLifetime)
        {
            _kubernetesVersion = await ReadVersionAsync(cancellationToken);
            _readAt = time.GetTimestamp();
        }

        return new MemberFacts(context.ServerVersion, _kubernetesVersion, nodes.List().Count, context.K10Namespace, context.ReleaseName);
    }

    private async Task<string> ReadVersionAsync(CancellationToken cancellationToken)
    {
        var answer = await client.GetRawAsync("/version", cancellationToken);
        if (!answer.IsSuccess)
        {
            return _kubernetesVersion;
        }

        using var document = JsonDocument.Parse(answer.Value);
        return document.RootElement.TryGetProperty("gitVersion", out var version) ? version.GetString() ?? "" : "";
    }
}
