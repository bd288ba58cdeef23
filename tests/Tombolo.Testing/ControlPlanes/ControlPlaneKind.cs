namespace Tombolo.Testing.ControlPlanes;

/// <summary>What serves a Kubernetes API to tests.</summary>
public enum ControlPlaneKind
{
    /// <summary>etcd, kube-apiserver and kube-controller-manager.</summary>
    Real,

    /// <summary>LocalKube, in the process of the tests.</summary>
    Local,
}
