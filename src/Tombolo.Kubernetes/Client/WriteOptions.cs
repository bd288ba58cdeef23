namespace Tombolo.Kubernetes.Client;

/// <summary>Options of create, update and patch.</summary>
public sealed record WriteOptions
{
    /// <summary>The plain write: no subresource, the client's own field manager.</summary>
    public static WriteOptions Default { get; } = new();

    /// <summary>A write to <c>/status</c>.</summary>
    public static WriteOptions Status { get; } = new() { Subresource = "status" };

    /// <summary>Null uses the client's user agent, as the API server does.</summary>
    public string? FieldManager { get; init; }

    /// <summary><c>status</c> or null.</summary>
    public string? Subresource { get; init; }

    /// <summary>The server checks and answers, and stores nothing.</summary>
    public bool DryRun { get; init; }
}
