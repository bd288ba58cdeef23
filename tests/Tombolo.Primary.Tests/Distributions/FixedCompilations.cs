using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Runtime.Signals;

namespace Tombolo.Primary.Tests.Distributions;

/// <summary>The compilations of a test's fleet, published when the test says so.</summary>
internal sealed class FixedCompilations(Fleet fleet) : ICompilations
{
    private readonly Subscribers<FleetCompilation> _subscribers = new();

    public FleetCompilation Current { get; private set; } = fleet.Compile();

    public IDisposable Subscribe(Action<FleetCompilation> compiled) => _subscribers.Add(compiled);

    public FleetCompilation Publish()
    {
        Current = fleet.Compile();
        _subscribers.Notify(Current);
        return Current;
    }
}
