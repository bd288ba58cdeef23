namespace Tombolo.Testing.ControlPlanes.Auditing;

/// <summary>
/// A request that the API server has answered (https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/). Texts are
/// empty where a request has no such part; resource, group, namespace and name are those of the object asked for.
/// </summary>
public sealed record AuditEntry
{
    /// <summary>get, list, watch, create, update, patch, delete or deletecollection; the HTTP method for other paths.</summary>
    public required string Verb { get; init; }

    /// <summary>Who asked.</summary>
    public required string User { get; init; }

    /// <summary>With which program.</summary>
    public required string UserAgent { get; init; }

    /// <summary>The API group; empty for the core group.</summary>
    public required string Group { get; init; }

    /// <summary>The plural name, such as profiles.</summary>
    public required string Resource { get; init; }

    /// <summary>Such as status.</summary>
    public required string Subresource { get; init; }

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name; empty for lists, and for creations where only the body has it.</summary>
    public required string Name { get; init; }

    /// <summary>Path and query.</summary>
    public required string RequestUri { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public required int Code { get; init; }

    /// <summary>When the request came.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>Whether it asked for a change (a dry run and a refused one included).</summary>
    public bool IsWrite => Verb is "create" or "update" or "patch" or "delete" or "deletecollection";

    /// <inheritdoc/>
    public override string ToString() => $"{Received:HH:mm:ss.fff} {User} ({UserAgent}) {Verb} {RequestUri} -> {Code}";
}
