using System.Text.Json;

namespace Tombolo.Kubernetes.Objects;

/// <summary>How deep the JSON of the Kubernetes API may nest: schemas of custom resources go far beyond the 64 levels of System.Text.Json.</summary>
internal static class JsonLimits
{
    public const int MaxDepth = 1_000;

    public static JsonReaderOptions Reader { get; } = new() { MaxDepth = MaxDepth };

    public static JsonDocumentOptions Document { get; } = new() { MaxDepth = MaxDepth };
}
