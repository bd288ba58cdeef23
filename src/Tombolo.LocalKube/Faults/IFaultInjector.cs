using Tombolo.LocalKube.Authorization;

namespace Tombolo.LocalKube.Faults;

/// <summary>Troubles on demand.</summary>
internal interface IFaultInjector
{
    /// <summary>Waits as long as the request is to be late, then says what befalls it.</summary>
    ValueTask<FaultVerdict> BeforeRequestAsync(RequestAttributes attributes, CancellationToken cancellationToken);

    /// <summary>Called before each batch of a watch; does not return while watches are to stall.</summary>
    ValueTask BeforeWatchBatchAsync(RequestAttributes attributes, CancellationToken cancellationToken);

    /// <summary>Cancelled when the watches that are open now are to break; a new one takes its place.</summary>
    CancellationToken WatchesBroken { get; }
}
