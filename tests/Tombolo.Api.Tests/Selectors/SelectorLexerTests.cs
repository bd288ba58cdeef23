using Tombolo.Api.Selectors;
using static Tombolo.Api.Selectors.SelectorTokenKind;

namespace Tombolo.Api.Tests.Selectors;

public sealed class SelectorLexerTests
{
    [Theory]
    [MemberData(nameof(Words))]
    public void Split_Text_GivesTheLongestWords(string text, string expectedKinds)
    {
        var tokens = SelectorLexer.Split(text);

        Assert.Equal(expectedKinds, string.Join(' ', tokens.Select(token => token.Kind)));
    }

    public static TheoryData<string, string> Words()
    {
        var data = new TheoryData<string, string>();
        Add(data, "");
        Add(data, "  \t\r\n");
        Add(data, ",", Comma);
        Add(data, "notin", NotIn);
        Add(data, "in", SelectorTokenKind.In);
        Add(data, "=", SelectorTokenKind.Equals);
        Add(data, "==", SelectorTokenKind.Equals);
        Add(data, "===", SelectorTokenKind.Equals, SelectorTokenKind.Equals);
        Add(data, ">", GreaterThan);
        Add(data, "<", LessThan);
        Add(data, ">=", GreaterThan, SelectorTokenKind.Equals);
        Add(data, "!", Not);
        Add(data, "!!", Not, Not);
        Add(data, "!=", NotEquals);
        Add(data, "!==", NotEquals, SelectorTokenKind.Equals);
        Add(data, "=!", SelectorTokenKind.Equals, Not);
        Add(data, "(", Open);
        Add(data, ")", Close);
        Add(data, "~", Identifier);
        Add(data, "||", Identifier);
        Add(data, "inn", Identifier);
        Add(data, "IN", Identifier);
        Add(data, "key", Identifier);
        Add(data, "!key", Not, Identifier);
        Add(data, "()", Open, Close);
        Add(data, "key>2", Identifier, GreaterThan, Identifier);
        Add(data, "key<1", Identifier, LessThan, Identifier);
        Add(data, "key in ( value )", Identifier, SelectorTokenKind.In, Open, Identifier, Close);
        Add(data, "key notin ( value )", Identifier, NotIn, Open, Identifier, Close);
        Add(data, "key in ( value1, value2 )", Identifier, SelectorTokenKind.In, Open, Identifier, Comma, Identifier, Close);
        Add(data, "x in (),y", Identifier, SelectorTokenKind.In, Open, Close, Comma, Identifier);
        Add(data, "== != (), = notin", SelectorTokenKind.Equals, NotEquals, Open, Close, Comma, SelectorTokenKind.Equals, NotIn);
        return data;
    }

    [Fact]
    public void Split_Words_KnowTheirPositionFromOne()
    {
        Assert.Equal([2, 3, 5, 7], SelectorLexer.Split(" a= b ").Select(token => token.Position));
    }

    private static void Add(TheoryData<string, string> data, string text, params SelectorTokenKind[] kinds) =>
        data.Add(text, string.Join(' ', [.. kinds, End]));
}
