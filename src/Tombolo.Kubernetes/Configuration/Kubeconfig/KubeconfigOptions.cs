namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>Which kubeconfig, and what of it. The defaults are those of kubectl.</summary>
public sealed record KubeconfigOptions
{
    /// <summary>One file, which must exist (<c>--kubeconfig</c>); null reads the list in <c>KUBECONFIG</c>, else <c>~/.kube/config</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The context to use (<c>--context</c>); null uses <c>current-context</c>.</summary>
    public string? Context { get; init; }

    /// <summary>Value of an environment variable, or null.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The folder that holds <c>.kube</c>.</summary>
    public string Home { get; init; } = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);
}
