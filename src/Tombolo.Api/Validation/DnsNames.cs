namespace Tombolo.Api.Validation;

/// <summary>The rules of RFC 1123 as Kubernetes applies them to names.</summary>
public static class DnsNames
{
    /// <summary>Longest subdomain.</summary>
    public const int MaxSubdomainLength = 253;

    /// <summary>Longest label.</summary>
    public const int MaxLabelLength = 63;

    /// <summary>Null when <paramref name="name"/> is an RFC 1123 subdomain, else what is wrong with it.</summary>
    public static string? CheckSubdomain(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
        {
            return "is empty";
        }

        if (name.Length > MaxSubdomainLength)
        {
            return $"has {name.Length} characters, at most {MaxSubdomainLength} are allowed";
        }

        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i == name.Length || name[i] == '.')
            {
                if (CheckPart(name[start..i], start) is { } fault)
                {
                    return fault;
                }

                start = i + 1;
            }
        }

        return null;
    }

    /// <summary>Null when <paramref name="name"/> is an RFC 1123 label (no dots), else what is wrong with it.</summary>
    public static string? CheckLabel(ReadOnlySpan<char> name) =>
        name.IsEmpty ? "is empty"
        : name.Length > MaxLabelLength ? $"has {name.Length} characters, at most {MaxLabelLength} are allowed"
        : CheckPart(name, 0);

    private static string? CheckPart(ReadOnlySpan<char> part, int offset)
    {
        const string Rule = "use lower-case letters, digits, '-' and '.', with a letter or digit at both ends of every part";
        if (part.IsEmpty)
        {
            return $"has an empty part at character {offset + 1}; {Rule}";
        }

        for (var i = 0; i < part.Length; i++)
        {
            var isAlphanumeric = char.IsAsciiLetterLower(part[i]) || char.IsAsciiDigit(part[i]);
            var isInside = i > 0 && i < part.Length - 1;
            if (!isAlphanumeric && !(isInside && part[i] == '-'))
            {
                return $"has {Text.Quote(part[i])} as character {offset + i + 1}; {Rule}";
            }
        }

        return null;
    }
}
