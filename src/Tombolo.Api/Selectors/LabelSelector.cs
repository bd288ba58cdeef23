using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Api.Selectors;

/// <summary>
/// Selects by labels: all requirements must be fulfilled. Same semantics as <c>labels.Selector</c> of apimachinery, read from a
/// string or from a LabelSelector object. Two selectors are equal when their canonical text is.
/// </summary>
public sealed class LabelSelector : IEquatable<LabelSelector>
{
    private readonly LabelRequirement[] _requirements;
    private readonly string _text;

    internal LabelSelector(IEnumerable<LabelRequirement> requirements)
    {
        _requirements = [.. requirements
            .OrderBy(requirement => requirement.Key, StringComparer.Ordinal)
            .ThenBy(requirement => requirement.ToString(), StringComparer.Ordinal)];
        _text = string.Join(',', _requirements.Select(requirement => requirement.ToString()));
    }

    /// <summary>Selects everything; the empty string.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>Ordered by key.</summary>
    public IReadOnlyList<LabelRequirement> Requirements => _requirements;

    /// <summary>Nothing is required, so everything matches.</summary>
    public bool IsEverything => _requirements.Length == 0;

    /// <summary>Reads selector syntax, such as <c>a=b,c in (x,y),!d</c>.</summary>
    /// <param name="error">What was found, what was expected and at which position, counted from 1.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out LabelSelector? selector, [NotNullWhen(false)] out string? error) =>
        new SelectorParser(text).TryParse(out selector, out error);

    /// <summary>Whether labels fulfil every requirement.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var requirement in _requirements)
        {
            if (!requirement.Matches(labels))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Canonical selector syntax: ordered by key, values sorted, no spaces that mean nothing. Reading it gives an equal selector.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool Equals(LabelSelector? other) => other is not null && other._text == _text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSelector);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);
}
