using Tombolo.Api.Selectors;
using Tombolo.Api.Validation;
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

    /// <summary>What is wrong with <c>tombolo.io/copy-metadata</c>, with the repair; null when nothing is. A key that the source does not have is none: it may come.</summary>
    public static string? FindFault(ObjectMetadata source)
    {
        var faults = Keys(source).Where(key => key != Everything)
            .Select(key => LabelSyntax.CheckKey(key) is { } fault ? $"'{key}' is no key: {fault}" : Travels(key) ? null : $"'{key}' never travels, since it would make others take the copy for theirs; leave it out")
            .OfType<string>()
            .ToList();
        return faults.Count == 0 ? null : new FieldError(FlagAnnotation.PathOf(Api.Names.Annotations.CopyMetadata), string.Join("; ", faults)).ToString();
    }

    /// <summary>What <c>tombolo.io/copy-metadata</c> of the source names: keys, or <c>*</c> for all. Marks of deployers never travel.</summary>
    public static CopiedMetadata Read(ObjectMetadata source)
    {
        var keys = Keys(source).ToHashSet(StringComparer.Ordinal);
        return keys.Count == 0 ? None : new CopiedMetadata(Choose(source.Labels, keys), Choose(source.Annotations, keys));
    }

    private static string[] Keys(ObjectMetadata source) =>
        source.Annotations.GetValueOrDefault(Api.Names.Annotations.CopyMetadata, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static KeyValuePair<string, string>[] Choose(IReadOnlyDictionary<string, string> all, HashSet<string> keys) =>
        [.. all
            .Where(pair => (keys.Contains(Everything) || keys.Contains(pair.Key)) && Travels(pair.Key))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    private static bool Travels(string key) =>
        !ForeignMarks.Contains(key, StringComparer.Ordinal)
        && !ForeignPrefixes.Concat(OwnPrefixes).Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
}
