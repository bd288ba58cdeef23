namespace Tombolo.Kubernetes.Objects;

/// <summary>Reads <see cref="ObjectMetadata"/> from JSON in one pass, without a document.</summary>
internal static class ObjectMetadataReader
{
    public static ObjectMetadata Read(ReadOnlySpan<byte> json) => throw new NotSupportedException();
}
