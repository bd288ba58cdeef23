namespace Tombolo.Kubernetes.Client;

/// <summary>Options of delete; the preconditions make sure that only the object that was looked at goes.</summary>
public sealed record DeleteOptions
{
    public static DeleteOptions Default { get; } = new();

    /// <summary>Only the object with this uid is deleted; another one is a conflict (409).</summary>
    public string? Uid { get; init; }

    /// <summary>Only this version of the object is deleted; another one is a conflict (409).</summary>
    public string? ResourceVersion { get; init; }

    /// <summary><c>Background</c>, <c>Foreground</c> or <c>Orphan</c>; null takes the server's default.</summary>
    public string? PropagationPolicy { get; init; }

    public bool DryRun { get; init; }
}
