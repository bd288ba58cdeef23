using System.Text.RegularExpressions;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Keys of labels, annotations and finalizers, and values of labels (apimachinery <c>IsQualifiedName</c>, <c>IsValidLabelValue</c>).</summary>
internal static class KeyRules
{
    private static readonly Regex Name = LinearRegex.Create(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z");

    private const string NameHint =
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string ValueHint =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private const string KeyHint =
        "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";

    /// <summary>Adds the faults of a key.</summary>
    public static void Validate(string key, string path, ICollection<StatusCause> causes, string? shown = null)
    {
        foreach (var fault in Faults(key))
        {
            causes.Add(FieldErrors.Invalid(path, shown ?? key, fault));
        }
    }

    /// <summary>Adds the faults of a label's value.</summary>
    public static void ValidateLabelValue(string value, string path, ICollection<StatusCause> causes)
    {
        if (value.Length > 63)
        {
            causes.Add(FieldErrors.Invalid(path, value, "must be no more than 63 characters"));
        }

        if (value.Length > 0 && !Name.IsMatch(value))
        {
            causes.Add(FieldErrors.Invalid(path, value, ValueHint));
        }
    }

    /// <summary>What is wrong with a key; nothing when it is valid.</summary>
    public static IEnumerable<string> Faults(string key)
    {
        var parts = key.Split('/');
        if (parts.Length > 2)
        {
            yield return KeyHint;
            yield break;
        }

        if (parts is [var prefix, _])
        {
            if (prefix.Length == 0)
            {
                yield return "prefix part must be non-empty";
            }
            else
            {
                foreach (var fault in NameRules.SubdomainFaults(prefix))
                {
                    yield return "prefix part " + fault;
                }
            }
        }

        var name = parts[^1];
        if (name.Length == 0)
        {
            yield return "name part must be non-empty";
        }
        else if (name.Length > 63)
        {
            yield return "name part must be no more than 63 characters";
        }

        if (!Name.IsMatch(name))
        {
            yield return NameHint;
        }
    }
}
