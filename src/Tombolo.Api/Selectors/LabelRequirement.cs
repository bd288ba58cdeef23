using System.Globalization;
using System.Text;

namespace Tombolo.Api.Selectors;

/// <summary>One comparison of a <see cref="LabelSelector"/>; valid by construction.</summary>
public sealed class LabelRequirement
{
    private readonly string[] _values;
    private readonly long _number;

    /// <summary>Values are kept sorted and without repetition, so that equal requirements have equal text.</summary>
    internal LabelRequirement(string key, SelectorOperator @operator, IEnumerable<string> values)
    {
        Key = key;
        Operator = @operator;
        _values = [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (@operator is SelectorOperator.GreaterThan or SelectorOperator.LessThan)
        {
            _ = TryParseNumber(_values[0], out _number);
        }
    }

    public string Key { get; }

    public SelectorOperator Operator { get; }

    /// <summary>Empty for Exists and DoesNotExist; exactly one for =, !=, &gt; and &lt;; at least one for in and notin.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>Whether labels fulfil this requirement.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        var exists = labels.TryGetValue(Key, out var value);
        return Operator switch
        {
            SelectorOperator.Equals or SelectorOperator.In => exists && HasValue(value!),
            SelectorOperator.NotEquals or SelectorOperator.NotIn => !exists || !HasValue(value!),
            SelectorOperator.Exists => exists,
            SelectorOperator.DoesNotExist => !exists,
            SelectorOperator.GreaterThan => exists && TryParseNumber(value!, out var number) && number > _number,
            _ => exists && TryParseNumber(value!, out var number) && number < _number,
        };
    }

    /// <summary>The requirement in selector syntax.</summary>
    public override string ToString() => Operator switch
    {
        SelectorOperator.Equals => $"{Key}={_values[0]}",
        SelectorOperator.NotEquals => $"{Key}!={_values[0]}",
        SelectorOperator.In => SetText(" in ("),
        SelectorOperator.NotIn => SetText(" notin ("),
        SelectorOperator.Exists => Key,
        SelectorOperator.DoesNotExist => $"!{Key}",
        SelectorOperator.GreaterThan => $"{Key}>{_values[0]}",
        _ => $"{Key}<{_values[0]}",
    };

    /// <summary>A signed 64-bit integer in decimal digits.</summary>
    internal static bool TryParseNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private string SetText(string separator) =>
        new StringBuilder(Key).Append(separator).AppendJoin(',', _values).Append(')').ToString();

    private bool HasValue(string value)
    {
        foreach (var candidate in _values)
        {
            if (candidate == value)
            {
                return true;
            }
        }

        return false;
    }
}
