using Tombolo.Api.Kasten;
using Tombolo.Api.Names;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Doctor.Installation;

/// <summary>Judges whether Kasten's own multi-cluster manager is out of the way (design section 4, "Beside Kasten").</summary>
internal static class KastenCheck
{
    /// <param name="deployment">That of Kasten's controller manager.</param>
    public static Finding Judge(KubernetesResult<KubernetesObject> deployment)
    {
        if (deployment.IsNotFound)
        {
            return Finding.Ok(CheckNames.Kasten, $"there is no Deployment {WellKnownNames.KastenControllerManager}: Kasten does not run here");
        }

        if (deployment.Error is { } error)
        {
            return Finding.Skip(CheckNames.Kasten, $"not checked: {error.Message}");
        }

        using var document = deployment.Value.ToDocument();
        return KastenMultiCluster.IsEnabled(document.RootElement)
            ? Finding.Fail(CheckNames.Kasten, "Kasten's own multi-cluster manager is on, so that Tombolo touches nothing", "set multicluster.enabled=false in Kasten")
            : Finding.Ok(CheckNames.Kasten, "Kasten's own multi-cluster manager is off");
    }
}
