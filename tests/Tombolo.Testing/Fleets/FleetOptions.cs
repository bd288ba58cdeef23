namespace Tombolo.Testing.Fleets;

/// <summary>How a test fleet is served.</summary>
public sealed record FleetOptions
{
    /// <summary>The clusters get the K10 namespace, the custom resources and the RBAC; else that is for the test.</summary>
    public bool Install { get; init; } = true;

    /// <summary>Servers are reached over https; else over plain http.</summary>
    public bool Https { get; init; } = true;

    /// <summary>Join tokens pin the authority of the servers.</summary>
    public bool PinAuthority { get; init; } = true;

    /// <summary>The servers trust that authority themselves.</summary>
    public bool TrustAuthority { get; init; }

    /// <summary>The URL of the primary as others reach it, for example that of a proxy; null is its own address.</summary>
    public string? PrimaryUrl { get; init; }

    /// <summary>Names, beside its loopback address, for which the primary's certificate is good.</summary>
    public IReadOnlyList<string> PrimaryNames { get; init; } = [];

    /// <summary>Environment variables of the secondaries' servers.</summary>
    public IReadOnlyDictionary<string, string> SecondaryEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>Further flags of every server.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
