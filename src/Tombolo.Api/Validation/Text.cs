namespace Tombolo.Api.Validation;

/// <summary>Shows what a user wrote inside a message.</summary>
internal static class Text
{
    private const int MaxLength = 80;

    /// <summary>The character in quotes, or its code point where it cannot be seen.</summary>
    public static string Quote(char character) =>
        char.IsControl(character) || char.IsSurrogate(character) ? $"U+{(int)character:X4}" : $"'{character}'";

    /// <summary>The text in quotes, shortened, without control characters.</summary>
    public static string Quote(string? text)
    {
        var shown = text is null ? "" : text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "…");
        return string.Create(shown.Length + 2, shown, static (span, source) =>
        {
            span[0] = span[^1] = '\'';
            for (var i = 0; i < source.Length; i++)
            {
                span[i + 1] = char.IsControl(source[i]) ? '·' : source[i];
            }
        });
    }
}
