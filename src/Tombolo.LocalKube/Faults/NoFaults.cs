using Tombolo.LocalKube.Authorization;

namespace Tombolo.LocalKube.Faults;

/// <summary>All is well.</summary>
internal sealed class NoFaults : IFaultInjector
{
    public CancellationToken WatchesBroken => CancellationToken.None;

    public ValueTask<FaultVerdict> BeforeRequestAsync(RequestAttributes attributes, CancellationToken cancellationToken) => new(FaultVerdict.None);

    public ValueTask BeforeWatchBatchAsync(RequestAttributes attributes, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
