namespace Tombolo.Api.Selectors;

/// <summary>The words of selector syntax.</summary>
internal enum SelectorTokenKind
{
    End,
    Identifier,
    In,
    NotIn,
    Equals,
    NotEquals,
    GreaterThan,
    LessThan,
    Not,
    Comma,
    Open,
    Close,
}
