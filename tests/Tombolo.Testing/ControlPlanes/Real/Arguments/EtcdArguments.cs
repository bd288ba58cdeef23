namespace Tombolo.Testing.ControlPlanes.Real.Arguments;

/// <summary>The flags of etcd.</summary>
internal static class EtcdArguments
{
    public static IReadOnlyList<string> Build(ControlPlaneFiles files, Uri clientUrl, Uri peerUrl) =>
    [
        $"--data-dir={files.EtcdData}",
        $"--listen-client-urls={Text(clientUrl)}",
        $"--advertise-client-urls={Text(clientUrl)}",
        $"--listen-peer-urls={Text(peerUrl)}",
        $"--initial-advertise-peer-urls={Text(peerUrl)}",
        $"--initial-cluster=default={Text(peerUrl)}",
        // The data lives as long as the test; a killed etcd loses nothing, only a killed machine would.
        "--unsafe-no-fsync",
        "--logger=zap",
        "--log-level=warn",
    ];

    private static string Text(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
