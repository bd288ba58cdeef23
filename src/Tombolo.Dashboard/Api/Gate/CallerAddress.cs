using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Tombolo.Dashboard.Api.Gate;

/// <summary>Where a request came from, for limits and for nothing else.</summary>
internal static class CallerAddress
{
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("::1/128"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"),
    ];

    /// <summary>
    /// The address that connected; where that is a private one, as an ingress has, the last entry of <c>X-Forwarded-For</c>: what the nearest proxy saw. The entries before it are what somebody
    /// claims. Of IPv6 the network of 64 bits, all of which one caller has.
    /// </summary>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress, context.Request.Headers["X-Forwarded-For"].ToString());

    /// <param name="peer">Null within the process.</param>
    public static string Of(IPAddress? peer, string forwarded)
    {
        var connected = peer is { IsIPv4MappedToIPv6: true } ? peer.MapToIPv4() : peer;
        var isProxy = connected is null || Private.Any(network => network.Contains(connected));
        return isProxy && IPEndPoint.TryParse(forwarded[(forwarded.LastIndexOf(',') + 1)..].Trim(), out var caller)
            ? Network(caller.Address)
            : connected is null ? "" : Network(connected);
    }

    private static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
