using System.Net;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Whom this side dials on the way to the primary: the primary itself, or a proxy.</summary>
/// <param name="Host">As DNS knows it.</param>
/// <param name="Proxy">Without user and password; null when the primary is dialled directly.</param>
internal sealed record Hop(string Host, int Port, Uri? Proxy)
{
    public static Hop To(Uri primary, IWebProxy proxy) =>
        proxy.GetProxy(primary) is { } via ? new Hop(via.IdnHost, via.Port, via) : new Hop(primary.IdnHost, primary.Port, null);

    /// <summary>For messages.</summary>
    public string Name => Proxy is null ? Host : $"proxy {Host}";
}
