using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Protocol.Handshake;

/// <summary>A request that passed the checks, or why it is refused.</summary>
public readonly struct Checked<T>
    where T : class
{
    private Checked(T? value, Rejection? rejection)
    {
        Value = value;
        Rejection = rejection;
    }

    public T? Value { get; }

    public Rejection? Rejection { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Rejection))]
    public bool IsSuccess => Value is not null;

    internal static Checked<T> Pass(T value) => new(value, null);

    internal static Checked<T> Fail(Rejection rejection) => new(null, rejection);
}
