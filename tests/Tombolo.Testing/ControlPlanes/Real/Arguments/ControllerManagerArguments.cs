namespace Tombolo.Testing.ControlPlanes.Real.Arguments;

/// <summary>The flags of kube-controller-manager.</summary>
internal static class ControllerManagerArguments
{
    public static IReadOnlyList<string> Build(ControlPlaneFiles files, KubernetesVersion version) =>
    [
        $"--kubeconfig={files.ControllerManagerKubeconfig}",
        // Newer releases call them namespace-controller and so on; these names stay as aliases.
        "--controllers=namespace,garbagecollector,serviceaccount,serviceaccount-token,clusterrole-aggregation",
        $"--service-account-private-key-file={files.ServiceAccountKey}",
        $"--root-ca-file={files.AuthorityCertificate}",
        "--leader-elect=false",
        "--kube-api-qps=200",
        "--kube-api-burst=400",
        "--secure-port=0",
        // The insecure port, on by default while it existed, would be fought for.
        .. version.IsAtLeast(1, 24) ? Array.Empty<string>() : ["--port=0"],
    ];
}
