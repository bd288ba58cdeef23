using System.Globalization;
using System.Text;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Storage;

namespace Tombolo.LocalKube.Verbs;

/// <summary>Selects by fields: <c>metadata.name</c>, <c>metadata.namespace</c>, and those a resource adds (apimachinery <c>fields.ParseSelector</c>).</summary>
internal sealed class FieldSelector
{
    private const string NameField = "metadata.name";
    private const string NamespaceField = "metadata.namespace";

    private readonly (string Field, bool IsEqual, string Value)[] _terms;

    private FieldSelector((string Field, bool IsEqual, string Value)[] terms) => _terms = terms;

    public static FieldSelector Everything { get; } = new([]);

    /// <summary>The one name that a selector asks for, or empty; nothing is refused here.</summary>
    public static string NameIn(string text)
    {
        try
        {
            return Parse(text, resource: null)._terms.FirstOrDefault(term => term.Field == NameField && term.IsEqual).Value ?? "";
        }
        catch (StatusException)
        {
            return "";
        }
    }

    /// <exception cref="StatusException">400: it is malformed, or names a field that cannot be selected by.</exception>
    public static FieldSelector Parse(string text, ResourceDefinition? resource)
    {
        if (text.Length == 0)
        {
            return Everything;
        }

        var terms = Split(text).Where(term => term.Length > 0).Select(term => ParseTerm(text, term)).ToArray();
        if (resource is not null && terms.FirstOrDefault(term => !IsKnown(resource, term.Field)) is { Field: { } unknown })
        {
            throw new StatusException(Statuses.BadRequest(
                resource is { IsCustom: false, SelectableFields.Count: 0 }
                    ? $"\"{unknown}\" is not a known field selector: only \"{NameField}\", \"{NamespaceField}\""
                    : $"field label not supported: {unknown}"));
        }

        return new FieldSelector(terms);
    }

    public bool Matches(StoredObject item)
    {
        foreach (var (field, isEqual, value) in _terms)
        {
            var actual = field switch
            {
                NameField => item.Name,
                NamespaceField => item.Namespace,
                _ => item.Fields.GetValueOrDefault(field, ""),
            };
            if (actual == value != isEqual)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsKnown(ResourceDefinition resource, string field) => field is NameField or NamespaceField || resource.SelectableFields.ContainsKey(field);

    private static (string Field, bool IsEqual, string Value) ParseTerm(string selector, string term)
    {
        for (var i = 0; i < term.Length; i++)
        {
            if (term[i] == '\\')
            {
                i++;
                continue;
            }

            var (isEqual, length) = term.AsSpan(i) switch
            {
                ['!', '=', ..] => (false, 2),
                ['=', '=', ..] => (true, 2),
                ['=', ..] => (true, 1),
                _ => (false, 0),
            };
            if (length > 0)
            {
                return (term[..i], isEqual, Unescape(term[(i + length)..]));
            }
        }

        throw new StatusException(Statuses.BadRequest(
            string.Create(CultureInfo.InvariantCulture, $"invalid selector: '{selector}'; can't understand '{term}'")));
    }

    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ',')
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
        {
            return value;
        }

        var result = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
            }

            result.Append(value[i]);
        }

        return result.ToString();
    }
}
