namespace Tombolo.Api.Selectors;

/// <summary>One word of a selector and where it starts, counted from 1.</summary>
internal readonly record struct SelectorToken(SelectorTokenKind Kind, string Text, int Position)
{
    /// <summary>A key or a value; the words in and notin can be both.</summary>
    public bool IsIdentifier => Kind is SelectorTokenKind.Identifier or SelectorTokenKind.In or SelectorTokenKind.NotIn;

    /// <summary>For a message: the word in quotes and its position.</summary>
    public override string ToString() =>
        Kind == SelectorTokenKind.End ? "the end" : $"{Validation.Text.Quote(Text)} at position {Position}";
}
