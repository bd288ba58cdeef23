using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Api.Selectors;

/// <summary>
/// Reads selector syntax with the grammar of apimachinery <c>labels.Parse</c>: requirements joined by commas, each
/// <c>key</c>, <c>!key</c>, <c>key=value</c>, <c>key==value</c>, <c>key!=value</c>, <c>key&gt;1</c>, <c>key&lt;1</c>,
/// <c>key in (a,b)</c> or <c>key notin (a,b)</c>. Values may be empty.
/// </summary>
internal sealed class SelectorParser(string text)
{
    private readonly List<SelectorToken> _tokens = SelectorLexer.Split(text);
    private readonly List<LabelRequirement> _requirements = [];
    private int _next;
    private string? _error;

    public bool TryParse([NotNullWhen(true)] out LabelSelector? selector, [NotNullWhen(false)] out string? error)
    {
        if (Peek.Kind != SelectorTokenKind.End)
        {
            ReadRequirements();
        }

        error = _error;
        selector = error is null ? new LabelSelector(_requirements) : null;
        return error is null;
    }

    private SelectorToken Peek => _tokens[_next];

    private SelectorToken Take() => Peek.Kind == SelectorTokenKind.End ? Peek : _tokens[_next++];

    private void ReadRequirements()
    {
        while (_error is null)
        {
            ReadRequirement();
            if (_error is not null || Peek.Kind == SelectorTokenKind.End)
            {
                return;
            }

            if (Take() is { Kind: not SelectorTokenKind.Comma } token)
            {
                Fail(token, "',' or the end");
            }
        }
    }

    private void ReadRequirement()
    {
        var isNegated = Peek.Kind == SelectorTokenKind.Not;
        if (isNegated)
        {
            Take();
        }

        var key = Take();
        if (!key.IsIdentifier)
        {
            Fail(key, isNegated ? "a key after '!'" : "a key or '!'");
            return;
        }

        if (isNegated || Peek.Kind is SelectorTokenKind.End or SelectorTokenKind.Comma)
        {
            Add(key, isNegated ? SelectorOperator.DoesNotExist : SelectorOperator.Exists, []);
            return;
        }

        var token = Take();
        switch (token.Kind)
        {
            case SelectorTokenKind.Equals:
                ReadOneValue(key, SelectorOperator.Equals);
                break;
            case SelectorTokenKind.NotEquals:
                ReadOneValue(key, SelectorOperator.NotEquals);
                break;
            case SelectorTokenKind.GreaterThan:
                ReadOneValue(key, SelectorOperator.GreaterThan);
                break;
            case SelectorTokenKind.LessThan:
                ReadOneValue(key, SelectorOperator.LessThan);
                break;
            case SelectorTokenKind.In:
                ReadSet(key, SelectorOperator.In);
                break;
            case SelectorTokenKind.NotIn:
                ReadSet(key, SelectorOperator.NotIn);
                break;
            default:
                Fail(token, "one of = == != in notin > < or ','");
                break;
        }
    }

    private void ReadOneValue(SelectorToken key, SelectorOperator @operator)
    {
        if (Peek.Kind is SelectorTokenKind.End or SelectorTokenKind.Comma)
        {
            Add(key, @operator, [Peek with { Text = "" }]);
        }
        else if (Take() is var value && value.IsIdentifier)
        {
            Add(key, @operator, [value]);
        }
        else
        {
            Fail(value, "a value");
        }
    }

    private void ReadSet(SelectorToken key, SelectorOperator @operator)
    {
        if (Take() is { Kind: not SelectorTokenKind.Open } open)
        {
            Fail(open, "'('");
            return;
        }

        var values = new List<SelectorToken>();
        while (true)
        {
            // A value may be empty: "()", "(,a)" and "(a,)" all hold the empty value.
            values.Add(Peek.IsIdentifier ? Take() : Peek with { Text = "" });
            var token = Take();
            if (token.Kind == SelectorTokenKind.Close)
            {
                Add(key, @operator, values);
                return;
            }

            if (token.Kind != SelectorTokenKind.Comma)
            {
                Fail(token, "',' or ')'");
                return;
            }
        }
    }

    private void Add(SelectorToken key, SelectorOperator @operator, List<SelectorToken> valueTokens)
    {
        var values = valueTokens.Select(token => token.Text).ToArray();
        RequirementRules.Check(key.Text, @operator, values, (part, index, message) =>
            _error ??= $"at position {(part == RequirementPart.Value ? valueTokens[index] : key).Position}: {message}");
        if (_error is null)
        {
            _requirements.Add(new LabelRequirement(key.Text, @operator, values));
        }
    }

    private void Fail(SelectorToken found, string expected) => _error = $"found {found}, expected {expected}";
}
