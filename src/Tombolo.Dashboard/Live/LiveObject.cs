using Tombolo.Kubernetes.Objects;

namespace Tombolo.Dashboard.Live;

/// <summary>One object of a live collection: what is shown of it, and its metadata.</summary>
internal sealed record LiveObject<T>(T Value, ObjectMetadata Metadata)
{
    public string Name => Metadata.Name;

    /// <summary>The kind and name; never the content, which may be secret.</summary>
    public override string ToString() => $"{Metadata.Kind} {Metadata.Key}";
}
