using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Errors;
using Tombolo.Runtime.Hosting;
using Tombolo.Server.Configuration;
using Tombolo.Server.Health;

namespace Tombolo.Server.Hosting;

/// <summary>Waits until the cluster is one this server can work in, and says meanwhile what is missing (design section 3).</summary>
internal sealed partial class ClusterConnector(
    IKubernetesClient client, ServerOptions options, Readiness readiness, TimeProvider time, ILogger<ClusterConnector> logger)
{
    private const string ApiCheck = "KubernetesApi";
    private const string NamespaceCheck = "NamespaceMissing";
    private const string CrdCheck = "CustomResourcesMissing";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Returns once the API server answers, the K10 namespace exists and our kinds are served.</summary>
    public async Task<ClusterContext> ConnectAsync(Uri loopback, CancellationToken cancellationToken)
    {
        var uid = await UntilAsync(ApiCheck, ReadClusterUidAsync, cancellationToken);
        await UntilAsync(NamespaceCheck, FindNamespaceAsync, cancellationToken);
        await UntilAsync(CrdCheck, FindKindsAsync, cancellationToken);
        return new ClusterContext
        {
            K10Namespace = options.Namespace,
            ReleaseName = options.Release,
            ServiceAccount = options.ServiceAccount,
            PublicUrl = options.PublicUrl is { } url ? new Uri(url) : null,
            LoopbackUrl = loopback,
            ServerVersion = ServerIdentity.Version,
            ClusterUid = uid,
            IngressPins = IngressPins.Read(options.PinnedCertificates),
            Payloads = PayloadPolicyParser.Parse(options.DistributedKinds, []),
        };
    }

    private async Task<string> UntilAsync(string check, Func<CancellationToken, Task<(string? Value, string Problem)>> find, CancellationToken cancellationToken)
    {
        string? told = null;
        while (true)
        {
            var (value, problem) = await TryAsync(find, cancellationToken);
            readiness.Report(check, value is null ? problem : null);
            if (value is not null)
            {
                return value;
            }

            if (told != problem)
            {
                Waiting(check, problem);
                told = problem;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static async Task<(string? Value, string Problem)> TryAsync(
        Func<CancellationToken, Task<(string? Value, string Problem)>> find, CancellationToken cancellationToken)
    {
        try
        {
            return await find(cancellationToken);
        }
        catch (KubernetesUnreachableException unreachable)
        {
            return (null, unreachable.Message);
        }
    }

    private async Task<(string? Value, string Problem)> ReadClusterUidAsync(CancellationToken cancellationToken)
    {
        var found = await client.GetAsync(KnownResources.Namespace, new ResourceKey("", "kube-system"), cancellationToken);
        return found.IsSuccess
            ? (found.Value.Metadata.Uid, "")
            : (null, $"namespace kube-system cannot be read: {found.Error}; apply the output of 'tombolo manifests rbac' and check the credentials of this server");
    }

    private async Task<(string? Value, string Problem)> FindNamespaceAsync(CancellationToken cancellationToken)
    {
        var found = await client.GetAsync(KnownResources.Namespace, new ResourceKey("", options.Namespace), cancellationToken);
        return found.IsSuccess
            ? (options.Namespace, "")
            : (null, found.IsNotFound
                ? $"namespace {options.Namespace} does not exist; create it, or set --namespace to the one Kasten runs in"
                : $"namespace {options.Namespace} cannot be read: {found.Error}");
    }

    private async Task<(string? Value, string Problem)> FindKindsAsync(CancellationToken cancellationToken)
    {
        foreach (var type in new[] { KnownResources.Cluster, KnownResources.Distribution, KnownResources.K10ClusterRole })
        {
            var found = await client.GetRawAsync($"/apis/{type.ApiVersion}", cancellationToken);
            if (!found.IsSuccess || found.Value.Span.IndexOf(System.Text.Encoding.UTF8.GetBytes($"\"{type.Plural}\"")) < 0)
            {
                return (null, $"the cluster does not serve {type}; run 'tombolo manifests crds | kubectl apply -f -'");
            }
        }

        return ("served", "");
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Warning, Message = "Waiting, {Check}: {Problem}")]
    private partial void Waiting(string check, string problem);
}
