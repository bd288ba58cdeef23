namespace Tombolo.FleetSimulation;

/// <summary>How the primary of a simulated fleet is served.</summary>
internal sealed record SimulatedFleetOptions
{
    /// <summary>Environment variables of its process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>It is reached over https, with a certificate that join tokens pin; else over plain http.</summary>
    public bool Https { get; init; }

    /// <summary>Leases are as long as they usually are; else short, so that the next process takes over within seconds.</summary>
    public bool UsualLease { get; init; }

    /// <summary>How many requests to each cluster are remembered.</summary>
    public int AuditCapacity { get; init; }
}
