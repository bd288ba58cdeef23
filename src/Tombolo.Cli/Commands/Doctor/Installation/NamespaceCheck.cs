using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Objects;

namespace Tombolo.Cli.Commands.Doctor.Installation;

/// <summary>Judges the K10 namespace, which Tombolo never creates (design section 3).</summary>
internal static class NamespaceCheck
{
    private const string Repair = "name the one in which Kasten and the server run with --namespace";

    public static Finding Judge(KubernetesResult<KubernetesObject> found, string name) => found switch
    {
        { IsNotFound: true } => Finding.Fail(CheckNames.Namespace, $"there is no namespace '{name}'", Repair),
        { Error: { } error } => Finding.Skip(CheckNames.Namespace, $"not checked: {error.Message}"),
        { Value.Metadata.IsDeleting: true } => Finding.Fail(CheckNames.Namespace, $"namespace '{name}' is being deleted", $"wait until it is gone and create it again, or {Repair}"),
        _ => Finding.Ok(CheckNames.Namespace, $"'{name}' exists"),
    };
}
