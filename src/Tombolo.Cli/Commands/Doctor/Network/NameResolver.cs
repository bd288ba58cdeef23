using System.Net;
using System.Net.Sockets;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Asks DNS, as this machine does.</summary>
internal sealed class NameResolver(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Resolution> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return new Resolution([literal], null);
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, either.Token);
            return new Resolution([.. addresses.Distinct()], addresses.Length == 0 ? "it has no address" : null);
        }
        catch (SocketException failure)
        {
            return new Resolution([], failure.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Resolution([], $"no answer within {Patience.TotalSeconds:0} s");
        }
    }
}
