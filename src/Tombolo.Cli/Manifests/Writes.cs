using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Manifests;

/// <summary>How the command writes: under a field manager of its own, so that others see who set what.</summary>
internal static class Writes
{
    public const string FieldManager = "tombolo-cli";

    public static WriteOptions Options { get; } = new() { FieldManager = FieldManager };

    public static ApplyOptions Apply(bool force) => new() { FieldManager = FieldManager, Force = force };
}
