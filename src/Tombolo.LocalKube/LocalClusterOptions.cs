namespace Tombolo.LocalKube;

/// <summary>How to make a cluster.</summary>
public sealed record LocalClusterOptions
{
    /// <summary>The name in messages and in kubeconfig contexts.</summary>
    public string Name { get; init; } = "local";

    /// <summary>The loopback port; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Whom the cluster knows by a token besides <see cref="LocalUser.Admin"/>.</summary>
    public IReadOnlyList<LocalUser> Users { get; init; } = [];

    /// <summary>The clock of the cluster.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>By which faults choose; seed it to see the same again.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>How many requests the audit trail keeps; 0 keeps none.</summary>
    public int AuditCapacity { get; init; } = 1000;
}
