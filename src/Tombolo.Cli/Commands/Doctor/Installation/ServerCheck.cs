using Tombolo.Api.Names;
using Tombolo.Cli.Commands.Status;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Doctor.Installation;

/// <summary>Judges whether a server runs: somebody holds its Lease and renews it.</summary>
internal static class ServerCheck
{
    public static Finding Judge(KubernetesResult<KubernetesObject> found, string k10Namespace, DateTimeOffset now)
    {
        if (found.Error is { IsNotFound: false } error)
        {
            return Finding.Skip(CheckNames.Server, $"not checked: {error.Message}");
        }

        var lease = found.IsNotFound ? null : ServerLeaseReader.Read(found.Value);
        return lease?.IsLive(now) == true
            ? Finding.Ok(CheckNames.Server, $"{lease.Holder} serves this cluster, renewed {AgeText.Of(lease.RenewTime, now)} ago")
            : Finding.Fail(CheckNames.Server, $"Lease {k10Namespace}/{WellKnownNames.ServerLease}: {ServerLeaseProblem.Describe(lease, k10Namespace, now)}", ServerLeaseProblem.Repair(lease));
    }
}
