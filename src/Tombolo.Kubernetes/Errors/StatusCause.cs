namespace Tombolo.Kubernetes.Errors;

/// <summary>One cause of a <see cref="KubernetesStatus"/>: which field, why.</summary>
public sealed record StatusCause(string Reason, string Message, string Field);
