namespace Tombolo.Kubernetes.Client;

/// <summary>Which patch format a body is in.</summary>
public enum PatchKind
{
    /// <summary>RFC 7396, <c>application/merge-patch+json</c>.</summary>
    Merge,

    /// <summary>RFC 6902, <c>application/json-patch+json</c>.</summary>
    Json,
}
