namespace Tombolo.Testing.Proxies;

/// <summary>What a well-meaning ingress does to what passes.</summary>
public sealed record IngressManners
{
    /// <summary>An answer goes on only when it is complete, head included.</summary>
    public bool BuffersAnswers { get; init; }

    /// <summary>A connection on which nothing came from the server for this long is cut.</summary>
    public TimeSpan? IdleLimit { get; init; }

    /// <summary>A request is cut after this long, whatever passes.</summary>
    public TimeSpan? RequestLimit { get; init; }

    /// <summary>WebSockets pass (RFC 9110 section 7.8, Upgrade).</summary>
    public bool PassesUpgrades { get; init; }

    /// <summary>Requests with a longer body are answered 413, in bytes.</summary>
    public long? BodyLimit { get; init; }
}
