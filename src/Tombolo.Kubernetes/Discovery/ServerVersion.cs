namespace Tombolo.Kubernetes.Discovery;

/// <summary>What <c>/version</c> answers.</summary>
/// <param name="Major">For example <c>1</c>.</param>
/// <param name="Minor">For example <c>20</c>; some providers append a plus sign.</param>
/// <param name="GitVersion">For example <c>v1.20.2</c>.</param>
public sealed record ServerVersion(string Major, string Minor, string GitVersion);
