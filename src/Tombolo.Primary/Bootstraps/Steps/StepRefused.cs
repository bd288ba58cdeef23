using Tombolo.Kubernetes.Errors;

namespace Tombolo.Primary.Bootstraps.Steps;

/// <summary>Turns an API server's refusal of a step into what the status of the Bootstrap says.</summary>
internal static class StepRefused
{
    public static BootstrapOutcome Describe(KubernetesStatus status) => status.IsForbidden
        ? BootstrapOutcome.Pending(
            BootstrapReasons.Forbidden,
            $"The API server does not let this server carry out the promotion: {status.Message}. Apply the output of 'tombolo manifests rbac' of this release; it is tried again by itself.")
        : BootstrapOutcome.Pending(BootstrapReasons.Refused, $"The API server refused a step of the promotion: {status}. It is tried again by itself.");
}
