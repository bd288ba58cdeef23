using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tombolo.Testing.ControlPlanes;

/// <summary>Finds free ports of the loopback address.</summary>
public static class LoopbackPorts
{
    private const int Lowest = 10_000;
    private const int EphemeralByDefault = 32_768;
    private const string EphemeralRange = "/proc/sys/net/ipv4/ip_local_port_range";

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    /// <summary>
    /// Takes a port that nobody listens on and that this process has not taken before. It lies below the ephemeral range: a
    /// server that is stopped for a while must not lose its port to somebody's outgoing connection.
    /// </summary>
    public static int Take()
    {
        var limit = EphemeralStart();
        lock (Gate)
        {
            for (var attempt = 0; attempt < 1000; attempt++)
            {
                var port = Random.Shared.Next(Math.Min(Lowest, limit - 1), limit);
                if (!Given.Contains(port) && IsFree(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }

        throw new ControlPlaneException($"no free loopback port between {Lowest} and {limit}; end what listens there");
    }

    /// <summary>Gives a port back.</summary>
    public static void Return(int port)
    {
        lock (Gate)
        {
            Given.Remove(port);
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int EphemeralStart()
    {
        var lowest = File.Exists(EphemeralRange)
            ? int.Parse(File.ReadAllText(EphemeralRange).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture)
            : EphemeralByDefault;

        // Where nearly everything is ephemeral, take the risk.
        return lowest > Lowest + 1000 ? lowest : EphemeralByDefault;
    }
}
