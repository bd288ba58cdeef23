namespace Tombolo.Protocol.Messages;

/// <summary>Where the primary serves the protocol, under its ingress.</summary>
public static class ProtocolPaths
{
    public const string Base = "/mc/v1";
    public const string JoinChallenge = Base + "/join/challenge";
    public const string Join = Base + "/join";
    public const string Session = Base + "/session";
    public const string Sync = Base + "/sync";
    public const string Poll = Base + "/poll";
    public const string Report = Base + "/report";

    /// <summary>Followed by <c>/</c> and the id of the question.</summary>
    public const string Answer = Base + "/answer";

    /// <summary>Followed by <c>/</c> and the id of the tunnel; a WebSocket.</summary>
    public const string Tunnel = Base + "/tunnel";

    /// <summary>Where the way to the primary can be tried out; not part of the protocol of members.</summary>
    public const string Probe = Base + "/probe";

    /// <summary>The endpoint at <paramref name="path"/> under the path of <paramref name="ingress"/>, whether or not that ends with a slash.</summary>
    public static Uri Endpoint(Uri ingress, string path)
    {
        ArgumentNullException.ThrowIfNull(ingress);
        return new UriBuilder(ingress) { Path = ingress.AbsolutePath.TrimEnd('/') + path }.Uri;
    }
}
