using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Configuration.Http;
using Tombolo.Kubernetes.Configuration.Kubeconfig;

namespace Tombolo.Kubernetes.Configuration;

/// <summary>Makes clients of what the surroundings say. The caller disposes them.</summary>
public static class KubernetesClientFactory
{
    /// <summary>A client for a connection that was made before, for example to read its namespace.</summary>
    public static KubernetesClient Create(ConnectionConfiguration configuration, KubernetesClientOptions options, TimeProvider time) =>
        KubernetesClient.Create(new HttpMessageInvoker(KubernetesHttp.CreateHandler(configuration, time)), configuration.Server, options, time);

    /// <summary>A client as a kubeconfig says.</summary>
    /// <param name="path">One file; null reads <c>KUBECONFIG</c>, else <c>~/.kube/config</c>.</param>
    /// <param name="context">Null for the current context.</param>
    /// <exception cref="ConnectionConfigurationException">Something is missing or wrong.</exception>
    public static KubernetesClient FromKubeconfig(string? path, string? context, KubernetesClientOptions options, TimeProvider time) =>
        Create(KubeconfigLoader.Load(new KubeconfigOptions { Path = path, Context = context }, time), options, time);

    /// <summary>A client for the cluster of this pod.</summary>
    /// <exception cref="ConnectionConfigurationException">This is no pod, or its service-account volume is not complete.</exception>
    public static KubernetesClient InCluster(KubernetesClientOptions options, TimeProvider time) =>
        Create(InClusterConfiguration.Load(time), options, time);

    /// <summary>
    /// The connection that the surroundings mean: a kubeconfig that is named by option or <c>KUBECONFIG</c>, else that of the pod, else
    /// <c>~/.kube/config</c>.
    /// </summary>
    /// <param name="root">The folder that stands for the root of the file system.</param>
    /// <exception cref="ConnectionConfigurationException">What was chosen is missing or wrong.</exception>
    public static ConnectionConfiguration Detect(KubeconfigOptions options, TimeProvider time, string root = "/") =>
        !NamesKubeconfig(options) && InClusterConfiguration.IsAvailable(options.Environment, root)
            ? InClusterConfiguration.Load(time, options.Environment, root)
            : KubeconfigLoader.Load(options, time);

    private static bool NamesKubeconfig(KubeconfigOptions options) =>
        options.Path is not null || options.Context is not null || !string.IsNullOrEmpty(options.Environment(KubeconfigPaths.Variable));
}
