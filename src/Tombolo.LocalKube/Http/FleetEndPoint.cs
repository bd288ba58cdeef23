using System.Net;

namespace Tombolo.LocalKube.Http;

/// <summary>Where the connections of all clusters come in.</summary>
internal sealed class FleetEndPoint : EndPoint
{
    public override string ToString() => "fleet";
}
