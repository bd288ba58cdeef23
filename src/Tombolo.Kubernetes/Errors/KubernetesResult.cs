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

    /// <summary>The same answer with its value turned into another; an error stays as it is.</summary>
    public KubernetesResult<TOther> Map<TOther>(Func<T, TOther> convert) =>
        Error is null ? KubernetesResult<TOther>.Success(convert(_value!)) : KubernetesResult<TOther>.Failure(Error);

    public static KubernetesResult<T> Success(T value) => new(value, null);

    public static KubernetesResult<T> Failure(KubernetesStatus error) => new(default, error);
}
