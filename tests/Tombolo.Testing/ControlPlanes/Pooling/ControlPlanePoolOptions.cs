namespace Tombolo.Testing.ControlPlanes.Pooling;

/// <summary>How many control planes a pool starts, and how.</summary>
public sealed record ControlPlanePoolOptions
{
    /// <summary>How many run at most; each real one takes about 430 MB.</summary>
    public int Maximum { get; init; } = 4;

    /// <summary>How the control planes are started; the pool gives the names.</summary>
    public ControlPlaneOptions Plane { get; init; } = new() { Kind = ControlPlaneKinds.FromEnvironment(), Users = [ControlPlaneUser.ServiceAccount("kasten-io", "tombolo")] };
}
