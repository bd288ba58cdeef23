namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>All files of a configuration as one.</summary>
internal sealed class MergedKubeconfig
{
    public KubeconfigSection Clusters { get; } = new("clusters", "cluster");

    public KubeconfigSection Users { get; } = new("users", "user");

    public KubeconfigSection Contexts { get; } = new("contexts", "context");

    /// <summary>That of the first file that has one.</summary>
    public string? CurrentContext { get; set; }
}
