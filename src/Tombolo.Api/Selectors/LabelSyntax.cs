using Tombolo.Api.Validation;

namespace Tombolo.Api.Selectors;

/// <summary>What keys and values of labels may look like (Kubernetes documentation, "Labels and Selectors", syntax and character set).</summary>
public static class LabelSyntax
{
    private const int MaxLength = 63;

    /// <summary>Null when <paramref name="key"/> may be the key of a label, else what is wrong with it.</summary>
    public static string? CheckKey(ReadOnlySpan<char> key)
    {
        var slash = key.IndexOf('/');
        if (slash < 0)
        {
            return CheckName(key, "the name", 0);
        }

        if (slash == 0)
        {
            return "the prefix before '/' is empty";
        }

        if (DnsNames.CheckSubdomain(key[..slash]) is { } fault)
        {
            return $"the prefix before '/' {fault}";
        }

        return key[(slash + 1)..].Contains('/')
            ? "there is more than one '/'; a key is name or prefix/name"
            : CheckName(key[(slash + 1)..], "the name after '/'", slash + 1);
    }

    /// <summary>Null when <paramref name="value"/> may be the value of a label, else what is wrong with it. Empty is a value.</summary>
    public static string? CheckValue(ReadOnlySpan<char> value) => value.IsEmpty ? null : CheckName(value, "the value", 0);

    private static string? CheckName(ReadOnlySpan<char> name, string subject, int offset)
    {
        if (name.IsEmpty)
        {
            return $"{subject} is empty";
        }

        if (name.Length > MaxLength)
        {
            return $"{subject} has {name.Length} characters, at most {MaxLength} are allowed";
        }

        for (var i = 0; i < name.Length; i++)
        {
            var isInside = i > 0 && i < name.Length - 1;
            if (!char.IsAsciiLetterOrDigit(name[i]) && !(isInside && name[i] is '-' or '_' or '.'))
            {
                return $"{subject} has {Text.Quote(name[i])} as character {offset + i + 1}; "
                    + "use letters, digits, '-', '_' and '.', with a letter or digit at both ends";
            }
        }

        return null;
    }
}
