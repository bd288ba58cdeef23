using System.Security.Cryptography;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Primary.Hub.Tunnels;

/// <summary>A tunnel that was asked for. Its id is claimed once.</summary>
internal sealed class TunnelOpening
{
    private readonly TaskCompletionSource<TunnelConnection> _tunnel = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isClaimed;

    public TunnelOpening()
    {
        // Not every waiter is left when it fails.
        _ = _tunnel.Task.ContinueWith(tunnel => tunnel.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    public string Id { get; } = BinaryText.Encode(RandomNumberGenerator.GetBytes(16));

    /// <summary>The tunnel; fails with <see cref="TunnelUnavailableException"/>.</summary>
    public Task<TunnelConnection> Tunnel => _tunnel.Task;

    /// <returns>True for the first who dials.</returns>
    public bool TryClaim() => Interlocked.Exchange(ref _isClaimed, 1) == 0;

    public void Complete(TunnelConnection tunnel) => _tunnel.TrySetResult(tunnel);

    public void Fail(TunnelUnavailableException reason) => _tunnel.TrySetException(reason);
}
