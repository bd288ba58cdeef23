using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Dashboard.Api.Writing;

/// <summary>What came of something that was tried for a caller: a value, or the answer that says why not.</summary>
internal readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>False when there is a refusal.</summary>
    public bool Has([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (_value, Refusal);
        return refusal is null;
    }
}
