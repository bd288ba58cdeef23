using Tombolo.Primary.Distributions.Plans;
using Tombolo.Primary.Hub.Farewells;
using Tombolo.Primary.Reach;

namespace Tombolo.Primary.Hub;

/// <summary>
/// Where requests find the hub: the endpoints live as long as the process, a hub only as long as its term.
/// </summary>
public sealed class HubGate
{
    private ActiveHub? _current;
    private FarewellHub? _farewells;

    /// <summary>The active hub; null while this process is not the primary's active server.</summary>
    internal ActiveHub? Current => Volatile.Read(ref _current);

    /// <summary>What is left of a hub whose fleet is gone; null while nobody is to be told.</summary>
    internal FarewellHub? Farewells => Volatile.Read(ref _farewells);

    /// <summary>True while a hub of this process is active, or what is left of one.</summary>
    public bool IsOpen => Current is not null || Farewells is not null;

    /// <summary>What Distributions would do; null while this process is not the primary's active server.</summary>
    public IDistributionPlans? Plans => Current?.Plans;

    /// <summary>The API servers of the fleet; null while this process is not the primary's active server.</summary>
    public IClusterReach? Reach => Current?.Reach;

    internal void Open(ActiveHub hub) => Volatile.Write(ref _current, hub);

    internal void Open(FarewellHub farewells) => Volatile.Write(ref _farewells, farewells);

    internal void Close()
    {
        Volatile.Write(ref _current, null);
        Volatile.Write(ref _farewells, null);
    }
}
