namespace Tombolo.Kubernetes.Credentials;

/// <summary>A command that prints credentials (Kubernetes "client-go credential plugins").</summary>
internal sealed record ExecPlugin
{
    public const string V1 = "client.authentication.k8s.io/v1";
    public const string V1Beta1 = "client.authentication.k8s.io/v1beta1";

    /// <summary><see cref="V1"/> or <see cref="V1Beta1"/>; the command answers in the same.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>A path, or a name to be found on PATH.</summary>
    public required string Command { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Added to the environment of this process.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>How to get the command; part of the error when it is not there.</summary>
    public string? InstallHint { get; init; }

    /// <summary>The cluster as <c>spec.cluster</c> of the input, UTF-8 JSON; null when the plugin does not ask for it.</summary>
    public ReadOnlyMemory<byte>? ClusterInfo { get; init; }

    /// <summary>The command without arguments and environment, which may be secret.</summary>
    public override string ToString() => $"exec plugin {Command}";
}
