using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Kubernetes;

/// <summary>What takes a moment after it was applied.</summary>
internal static class KubectlWaits
{
    /// <summary>Waits until CustomResourceDefinitions are served; kubectl 1.20 fails instead of waiting for what has no conditions yet.</summary>
    /// <param name="definitions">As kubectl takes them: <c>crd --all</c>, <c>crd/NAME</c>.</param>
    public static Task WaitForEstablishedAsync(this KubectlRunner kubectl, IReadOnlyList<string> definitions, CancellationToken cancellationToken) => Eventually.TrueAsync(
        async () => (await kubectl.RunAsync(["wait", "--for=condition=established", "--timeout=30s", .. definitions], cancellationToken: cancellationToken)).ExitCode == 0,
        TimeSpan.FromSeconds(60),
        $"{string.Join(' ', definitions)} is established");
}
