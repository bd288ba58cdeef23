namespace Tombolo.Cli.Commands.Doctor;

/// <summary>Names of the checks, in the order in which they are printed.</summary>
internal static class CheckNames
{
    public const string ApiServer = "api-server";
    public const string Namespace = "namespace";
    public const string Kinds = "crds";
    public const string OwnRights = "own-rights";
    public const string ServerRights = "server-rights";
    public const string Kasten = "kasten";
    public const string Server = "server";
    public const string Membership = "membership";
    public const string Token = "token";
    public const string Url = "url";
    public const string Proxy = "proxy";
    public const string Dns = "dns";
    public const string Tcp = "tcp";
    public const string Tls = "tls";
    public const string Primary = "primary";
    public const string Clock = "clock";
    public const string Body = "body";
    public const string Stream = "stream";
    public const string Idle = "idle";

    /// <summary>Those that need the API server.</summary>
    public static IReadOnlyList<string> OfCluster { get; } = [Namespace, Kinds, OwnRights, ServerRights, Kasten, Server, Membership];

    /// <summary>Those that need an address of a primary.</summary>
    public static IReadOnlyList<string> OfWay { get; } = [Url, Proxy, Dns, Tcp, Tls, Primary, Clock, Body, Stream, Idle];
}
