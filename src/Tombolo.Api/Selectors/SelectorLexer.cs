namespace Tombolo.Api.Selectors;

/// <summary>Splits selector syntax into words; of several operators that could start here the longest wins.</summary>
internal static class SelectorLexer
{
    /// <summary>The words of <paramref name="text"/>, ending with one <see cref="SelectorTokenKind.End"/>.</summary>
    public static List<SelectorToken> Split(string text)
    {
        var tokens = new List<SelectorToken>();
        for (var i = 0; i < text.Length;)
        {
            if (IsSpace(text[i]))
            {
                i++;
                continue;
            }

            var token = IsSymbol(text[i]) ? ReadSymbol(text, i) : ReadWord(text, i);
            tokens.Add(token);
            i += token.Text.Length;
        }

        tokens.Add(new SelectorToken(SelectorTokenKind.End, "", text.Length + 1));
        return tokens;
    }

    private static SelectorToken ReadSymbol(string text, int start)
    {
        var next = start + 1 < text.Length ? text[start + 1] : '\0';
        var (kind, length) = (text[start], next) switch
        {
            ('=', '=') => (SelectorTokenKind.Equals, 2),
            ('!', '=') => (SelectorTokenKind.NotEquals, 2),
            ('=', _) => (SelectorTokenKind.Equals, 1),
            ('!', _) => (SelectorTokenKind.Not, 1),
            ('>', _) => (SelectorTokenKind.GreaterThan, 1),
            ('<', _) => (SelectorTokenKind.LessThan, 1),
            (',', _) => (SelectorTokenKind.Comma, 1),
            ('(', _) => (SelectorTokenKind.Open, 1),
            _ => (SelectorTokenKind.Close, 1),
        };
        return new SelectorToken(kind, text.Substring(start, length), start + 1);
    }

    private static SelectorToken ReadWord(string text, int start)
    {
        var end = start;
        while (end < text.Length && !IsSpace(text[end]) && !IsSymbol(text[end]))
        {
            end++;
        }

        var word = text[start..end];
        var kind = word switch
        {
            "in" => SelectorTokenKind.In,
            "notin" => SelectorTokenKind.NotIn,
            _ => SelectorTokenKind.Identifier,
        };
        return new SelectorToken(kind, word, start + 1);
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    private static bool IsSymbol(char c) => c is '=' or '!' or '(' or ')' or ',' or '>' or '<';
}
