using Tombolo.Kubernetes.Discovery;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Cli.Commands.Doctor.Installation;

/// <summary>Judges whether the API server answers, and to whom.</summary>
internal static class ApiServerCheck
{
    /// <summary>The oldest release that is supported, <c>1.MINOR</c>.</summary>
    private const int OldestMinor = 20;

    private const string Depends = "needs the API server";

    public static Finding Judge(KubernetesResult<ServerVersion> version, Uri server, string user)
    {
        if (version.Error is { } error)
        {
            return Finding.Fail(
                CheckNames.ApiServer,
                $"{server} answers {error.Code} to {user}: {error.Message}",
                error.Code is 401 or 403 ? "sign in again, or choose another --context" : "see that this is the address of a Kubernetes API server");
        }

        var (major, minor) = (version.Value.Major, version.Value.Minor.TrimEnd('+'));
        return major == "1" && int.TryParse(minor, out var number) && number < OldestMinor
            ? Finding.Warn(CheckNames.ApiServer, $"Kubernetes {version.Value.GitVersion} at {server}", $"upgrade it: the oldest release that is supported is 1.{OldestMinor}")
            : Finding.Ok(CheckNames.ApiServer, $"Kubernetes {version.Value.GitVersion} at {server} as {user}");
    }

    public static IReadOnlyList<Finding> Unusable(string problem) =>
        WithDependants(Finding.Fail(CheckNames.ApiServer, problem, "name a usable file with --kubeconfig, and a context of it with --context"));

    public static IReadOnlyList<Finding> Unreachable(string problem) => WithDependants(
        Finding.Fail(CheckNames.ApiServer, problem, "see that the cluster runs and that its address in the kubeconfig can be reached from here (network, proxy, certificate)"));

    /// <summary>The failure, and every check that it keeps from being made.</summary>
    public static IReadOnlyList<Finding> WithDependants(Finding failure) => [failure, .. CheckNames.OfCluster.Select(check => Finding.Skip(check, Depends))];
}
