namespace Tombolo.Kubernetes.Discovery;

/// <summary>What <c>/apis/GROUP/VERSION</c> answers (meta/v1 APIResourceList).</summary>
internal sealed record ApiResourceList(IReadOnlyList<ApiResource>? Resources);
