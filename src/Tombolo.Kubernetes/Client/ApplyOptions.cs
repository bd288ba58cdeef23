namespace Tombolo.Kubernetes.Client;

/// <summary>Options of server-side apply.</summary>
public sealed record ApplyOptions
{
    /// <summary>The name that owns the applied fields in <c>managedFields</c>.</summary>
    public required string FieldManager { get; init; }

    /// <summary>Takes fields that another manager owns with another value; without it that is a conflict (409).</summary>
    public bool Force { get; init; }

    /// <summary><c>status</c> or null.</summary>
    public string? Subresource { get; init; }

    /// <summary>The server checks and answers, and stores nothing.</summary>
    public bool DryRun { get; init; }
}
