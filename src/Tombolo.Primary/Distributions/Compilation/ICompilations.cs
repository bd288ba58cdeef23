namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>The current compilation of the fleet.</summary>
internal interface ICompilations
{
    /// <summary><see cref="FleetCompilation.None"/> until every informer has synced.</summary>
    FleetCompilation Current { get; }

    /// <summary>Calls back with each new compilation, in order; callers only signal.</summary>
    IDisposable Subscribe(Action<FleetCompilation> compiled);
}
