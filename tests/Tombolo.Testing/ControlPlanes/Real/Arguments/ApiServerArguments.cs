using System.Globalization;

namespace Tombolo.Testing.ControlPlanes.Real.Arguments;

/// <summary>The flags of kube-apiserver; those used here mean the same from 1.20 on.</summary>
internal static class ApiServerArguments
{
    public static IReadOnlyList<string> Build(ControlPlaneFiles files, Uri etcdUrl, int port, IReadOnlyList<string> further) =>
    [
        $"--etcd-servers={etcdUrl.GetLeftPart(UriPartial.Authority)}",
        "--bind-address=127.0.0.1",
        string.Create(CultureInfo.InvariantCulture, $"--secure-port={port}"),
        // Without both the server looks for an address of the machine's network, which a test machine need not have.
        "--advertise-address=127.0.0.1",
        "--endpoint-reconciler-type=none",
        $"--cert-dir={files.Folder}",
        $"--tls-cert-file={files.ServerCertificate}",
        $"--tls-private-key-file={files.ServerKey}",
        $"--client-ca-file={files.AuthorityCertificate}",
        $"--token-auth-file={files.Tokens}",
        "--authorization-mode=RBAC",
        "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
        $"--service-account-signing-key-file={files.ServiceAccountKey}",
        $"--service-account-key-file={files.ServiceAccountKey}",
        "--service-cluster-ip-range=10.0.0.0/24",
        // Nothing runs pods here, and none should wait for a token.
        "--disable-admission-plugins=ServiceAccount",
        $"--audit-policy-file={files.AuditPolicy}",
        $"--audit-log-path={files.AuditLog}",
        // An entry is written before its request ends, not in batches; and the file is never rotated.
        "--audit-log-mode=blocking",
        "--audit-log-maxsize=1000000",
        "--profiling=false",
        .. further,
    ];
}
