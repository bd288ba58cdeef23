using YamlDotNet.RepresentationModel;

namespace Tombolo.Kubernetes.Configuration.Kubeconfig;

/// <summary>One named cluster, user or context, as one file has it. A class, not a record: users hold secrets.</summary>
internal sealed class KubeconfigEntry(string file, string section, string name, YamlMappingNode body)
{
    /// <summary>Full path.</summary>
    public string File { get; } = file;

    /// <summary>For messages: <c>clusters[red]</c>.</summary>
    public string Path { get; } = $"{section}[{name}]";

    public string Name { get; } = name;

    public YamlMappingNode Body { get; } = body;
}
