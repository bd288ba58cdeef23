namespace Tombolo.Api.Validation;

/// <summary>The rule for names of clusters (contract section 1.1), and for other names that also serve as the value of a label.</summary>
public static class ClusterNames
{
    /// <summary>A name serves as the value of labels, which are shorter than names may be.</summary>
    public const int MaxLength = DnsNames.MaxLabelLength;

    /// <summary>Null when <paramref name="name"/> is an RFC 1123 subdomain of at most 63 characters, else a sentence with the repair.</summary>
    public static string? Check(string? name) => Check(name, "cluster name");

    /// <summary>The same rule for another name that becomes the value of a label.</summary>
    internal static string? Check(string? name, string what)
    {
        if (string.IsNullOrEmpty(name))
        {
            return $"a {what} is needed";
        }

        if (DnsNames.CheckSubdomain(name) is { } fault)
        {
            return $"{Text.Quote(name)} is no {what}: it {fault}";
        }

        return name.Length > MaxLength
            ? $"{Text.Quote(name)} is no {what}: it has {name.Length} characters, and labels that carry it hold at most {MaxLength}; choose a shorter one"
            : null;
    }
}
