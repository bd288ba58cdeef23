namespace Tombolo.LocalKube.Audit;

/// <summary>A request that was answered. Texts are empty where a request has no such part.</summary>
public sealed record AuditEntry
{
    /// <summary>Its place in the log: the first is 1.</summary>
    public required long Number { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who asked; after impersonation, whom they acted as.</summary>
    public required string User { get; init; }

    /// <summary>With which program.</summary>
    public required string UserAgent { get; init; }

    /// <summary>get, list, watch, create, update, patch, delete or deletecollection; the HTTP method for other paths.</summary>
    public required string Verb { get; init; }

    /// <summary>The API group; empty for the core group.</summary>
    public required string Group { get; init; }

    /// <summary>The plural name, such as profiles.</summary>
    public required string Resource { get; init; }

    /// <summary>Such as status.</summary>
    public required string Subresource { get; init; }

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public required int Code { get; init; }

    /// <summary>Whether it was not to be stored.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether it asked for a change (a dry run and a refused one included).</summary>
    public bool IsWrite => Verb is "create" or "update" or "patch" or "delete" or "deletecollection";

    /// <inheritdoc/>
    public override string ToString() => $"{Time:HH:mm:ss.fff} {User} ({UserAgent}) {Verb} {Path} -> {Code}";
}
