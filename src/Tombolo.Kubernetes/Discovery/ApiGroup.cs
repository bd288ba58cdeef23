namespace Tombolo.Kubernetes.Discovery;

/// <summary>What <c>/apis/GROUP</c> answers (meta/v1 APIGroup).</summary>
internal sealed record ApiGroup(IReadOnlyList<ApiGroupVersion>? Versions, ApiGroupVersion? PreferredVersion)
{
    /// <summary>The versions, the preferred one first.</summary>
    public IEnumerable<string> InOrder() =>
        new[] { PreferredVersion }.Concat(Versions ?? []).Select(each => each?.Version).OfType<string>().Distinct(StringComparer.Ordinal);
}
