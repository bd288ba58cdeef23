using Tombolo.Kubernetes.Objects;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>Labels and annotations of a source that its copies carry; ordered by key, so that equal metadata gives equal bytes.</summary>
internal sealed record CopiedMetadata(
    IReadOnlyList<KeyValuePair<string, string>> Labels, IReadOnlyList<KeyValuePair<string, string>> Annotations)
{
    private const string Everything = "*";

    /// <summary>Nothing travels.</summary>
    public static CopiedMetadata None { get; } = new([], []);

    // Marks of whoever deploys the source. On a copy they would make that tool believe the copy is its own and prune it.
    private static readonly string[] ForeignMarks =
    [
        "kubectl.kubernetes.io/last-applied-configuration",
        "app.kubernetes.io/instance",
        "app.kubernetes.io/managed-by",
    ];

    private static readonly string[] ForeignPrefixes =
    [
        "argocd.argoproj.io/",
        "kustomize.toolkit.fluxcd.io/",
        "helm.toolkit.fluxcd.io/",
        "meta.helm.sh/",
    ];

    private static readonly string[] OwnPrefixes = [Api.Names.Annotations.Prefix, "dist.kio.kasten.io/"];

    /// <summary>What <c>tombolo.io/copy-metadata</c> of the source names: keys, or <c>*</c> for all. Marks of deployers never travel.</summary>
    public static CopiedMetadata Read(ObjectMetadata source)
    {
        if (!source.Annotations.TryGetValue(Api.Names.Annotations.CopyMetadata, out var text))
        {
            return None;
        }

        var keys = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return new CopiedMetadata(Choose(source.Labels, keys), Choose(source.Annotations, keys));
    }

    private static KeyValuePair<string, string>[] Choose(IReadOnlyDictionary<string, string> all, HashSet<string> keys) =>
        [.. all
            .Where(pair => (keys.Contains(Everything) || keys.Contains(pair.Key)) && Travels(pair.Key))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    private static bool Travels(string key) =>
        !ForeignMarks.Contains(key, StringComparer.Ordinal)
        && !ForeignPrefixes.Concat(OwnPrefixes).Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
}
