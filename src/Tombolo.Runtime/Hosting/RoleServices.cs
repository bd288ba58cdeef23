using Microsoft.Extensions.Logging;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Informers;
using Tombolo.Runtime.Events;
using Tombolo.Runtime.Metrics;

namespace Tombolo.Runtime.Hosting;

/// <summary>What every role of a server is built from.</summary>
public sealed record RoleServices(IKubernetesClient Client, ClusterContext Context, RuntimeMetrics Metrics, TimeProvider Time, ILoggerFactory Loggers)
{
    /// <summary>Events on objects that concern people.</summary>
    public required IEventRecorder Events { get; init; }

    /// <summary>Passes requests of others on to the API server; null where nobody's are.</summary>
    public ApiServerTransport? Transport { get; init; }

    /// <summary>An informer over the client of this server; the caller runs it.</summary>
    public ResourceInformer<T> Informer<T>(Api.Resources.ResourceType type, InformerOptions<T> options) =>
        new(Client, type, options, Time, Loggers.CreateLogger<ResourceInformer<T>>());
}
