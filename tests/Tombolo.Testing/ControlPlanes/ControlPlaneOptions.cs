namespace Tombolo.Testing.ControlPlanes;

/// <summary>How to start a control plane.</summary>
public sealed record ControlPlaneOptions
{
    /// <summary>The name in messages and in kubeconfig contexts.</summary>
    public string Name { get; init; } = "plane";

    /// <summary>What serves the API.</summary>
    public ControlPlaneKind Kind { get; init; } = ControlPlaneKind.Real;

    /// <summary>Whom the API server knows by a token besides <see cref="ControlPlaneUser.Admin"/>.</summary>
    public IReadOnlyList<ControlPlaneUser> Users { get; init; } = [];

    /// <summary>The programs; null finds them by <see cref="ControlPlaneBinaries.LocateAsync"/>.</summary>
    public ControlPlaneBinaries? Binaries { get; init; }

    /// <summary>Further flags of a real API server.</summary>
    public IReadOnlyList<string> ApiServerArguments { get; init; } = [];

    /// <summary>How long a start of the servers may take, without finding or building the programs.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether the folder with data and logs stays after the end.</summary>
    public bool KeepFolder { get; init; }

    /// <summary>The clock for deadlines and certificates.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
