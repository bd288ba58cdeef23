using Tombolo.Api.Meta;
using Tombolo.Api.Serialization;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.SetupPrimary;

/// <summary>Reads the status of a Bootstrap.</summary>
internal static class BootstrapOutcomeReader
{
    /// <param name="applied">The object as the command left it: a status that is older says nothing about it.</param>
    public static BootstrapOutcome Read(KubernetesObject current, KubernetesObject applied)
    {
        var bootstrap = current.Deserialize(ApiJsonContext.Default.Bootstrap);
        var message = bootstrap.Status?.Conditions.Find(ConditionTypes.Ready)?.Message ?? "";
        return !IsAbout(current, applied, bootstrap.Status?.ObservedGeneration)
            ? new BootstrapOutcome(IsComplete: false, Failure: null, "")
            : bootstrap.Status?.Phase switch
            {
                BootstrapStates.Complete => new BootstrapOutcome(IsComplete: true, Failure: null, message),
                BootstrapStates.Failed => new BootstrapOutcome(IsComplete: false, message.Length > 0 ? message : "it cannot be carried out; see its status", message),
                _ => new BootstrapOutcome(IsComplete: false, Failure: null, message),
            };
    }

    // Where the CRD has no status subresource each write of the status is a generation too, so that the numbers never meet; then a
    // write after ours has to do.
    private static bool IsAbout(KubernetesObject current, KubernetesObject applied, long? observed) =>
        observed >= current.Metadata.Generation || current.Metadata.Generation > applied.Metadata.Generation;
}
