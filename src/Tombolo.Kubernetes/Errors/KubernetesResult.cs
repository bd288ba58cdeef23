using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Kubernetes.Errors;

/// <summary>What the API server answered: a value, or the status that refused it.</summary>
public readonly struct KubernetesResult<T>
{
    private readonly T? _value;

    private KubernetesResult(T? value, KubernetesStatus? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>Null on success.</summary>
    public KubernetesStatus? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    public bool IsNotFound => Error is { IsNotFound: true };

    /// <summary>The value of a success.</summary>
    /// <exception cref="KubernetesException">The server refused.</exception>
    public T Value => Error is null ? _value! : throw new KubernetesException(Error);

    public static KubernetesResult<T> Success(T value) => new(value, null);

    public static KubernetesResult<T> Failure(KubernetesStatus error) => new(default, error);
}
