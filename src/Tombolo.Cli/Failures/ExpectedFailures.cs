using System.Text.Json;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Cli.Failures;

/// <summary>What goes wrong in the world and not in this program: it is told by its message.</summary>
internal static class ExpectedFailures
{
    public static bool Contains(Exception failure) =>
        failure is CommandFailedException or ConnectionConfigurationException or KubernetesUnreachableException or KubernetesException or JsonException;
}
