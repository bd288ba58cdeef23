namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>The chosen context and what it names.</summary>
/// <param name="Cluster">Null when there is none of that name, which is reported.</param>
/// <param name="User">Null when the context names none, or there is none of that name, which is reported.</param>
internal sealed record KubeconfigContext(string Name, string File, string Namespace, KubeconfigEntry? Cluster, KubeconfigEntry? User);
