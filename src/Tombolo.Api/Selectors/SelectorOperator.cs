namespace Tombolo.Api.Selectors;

/// <summary>How a requirement compares (Kubernetes <c>selection.Operator</c>); <c>==</c> is read as <see cref="Equals"/>.</summary>
public enum SelectorOperator
{
    /// <summary><c>key=value</c></summary>
    Equals,

    /// <summary><c>key!=value</c>; a missing key matches.</summary>
    NotEquals,

    /// <summary><c>key in (a,b)</c></summary>
    In,

    /// <summary><c>key notin (a,b)</c>; a missing key matches.</summary>
    NotIn,

    /// <summary><c>key</c></summary>
    Exists,

    /// <summary><c>!key</c></summary>
    DoesNotExist,

    /// <summary><c>key&gt;1</c>; both sides are integers.</summary>
    GreaterThan,

    /// <summary><c>key&lt;1</c>; both sides are integers.</summary>
    LessThan,
}
