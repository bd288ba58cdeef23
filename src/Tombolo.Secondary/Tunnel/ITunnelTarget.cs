using Tombolo.Protocol.Tunnel;

namespace Tombolo.Secondary.Tunnel;

/// <summary>Where requests of a tunnel go.</summary>
internal interface ITunnelTarget
{
    /// <summary>The answer, whose request is to be disposed with it; or why it was not passed on.</summary>
    /// <exception cref="HttpRequestException">No answer.</exception>
    /// <exception cref="TunnelBrokenException">Whoever asked went away.</exception>
    Task<(HttpResponseMessage? Response, TunnelRefusal? Refusal)> SendAsync(TunnelStream stream);
}
