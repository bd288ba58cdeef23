namespace Tombolo.LocalKube.Patching;

/// <summary>The patches that are computed from a document and a patch alone (server-side apply is not).</summary>
internal enum PatchType
{
    /// <summary>RFC 6902.</summary>
    Json,

    /// <summary>RFC 7386.</summary>
    Merge,

    /// <summary>Kubernetes' own; built-in kinds only.</summary>
    StrategicMerge,
}
