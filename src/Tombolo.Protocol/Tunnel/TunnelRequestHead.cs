namespace Tombolo.Protocol.Tunnel;

/// <summary>A request to the API server of a member, or to another service of it, before its body.</summary>
/// <param name="Path">As it goes on the wire, percent-encoded; see <see cref="TunnelPaths"/>.</param>
/// <param name="Query">Without question mark, percent-encoded; may be empty.</param>
/// <param name="Headers">Those that <see cref="TunnelHeaders"/> lets through; the member drops others.</param>
/// <param name="User">Who asks, as the primary's API server knows them; the member makes of it the name they have there.</param>
/// <param name="Groups">As <paramref name="User"/>.</param>
/// <param name="HasBody">Data and an end follow.</param>
/// <param name="Service">One of <see cref="TunnelServices"/>; null is the API server. A member of a release that knows none takes it for a path of the API server, which it is not, and refuses.</param>
public sealed record TunnelRequestHead(
    string Method, string Path, string Query, IReadOnlyList<TunnelHeader> Headers, string User, IReadOnlyList<string> Groups, bool HasBody, string? Service = null);
