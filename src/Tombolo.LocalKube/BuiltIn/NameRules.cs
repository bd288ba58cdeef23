using System.Text.RegularExpressions;
using Tombolo.LocalKube.Resources;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Names of objects (apimachinery <c>validation</c>).</summary>
internal static class NameRules
{
    private static readonly Regex Subdomain = LinearRegex.Create(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z");
    private static readonly Regex Label = LinearRegex.Create(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z");

    private const string SubdomainHint =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string LabelHint =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    /// <summary>What is wrong with the name of an object of this resource; for <paramref name="isPrefix"/> of a generateName.</summary>
    public static IEnumerable<string> Faults(ResourceDefinition resource, string name, bool isPrefix = false)
    {
        // What follows a prefix makes its end valid.
        var checkedName = isPrefix && name.EndsWith('-') ? name[..^1] + "a" : name;
        return resource switch
        {
            { Group: "rbac.authorization.k8s.io" } => PathSegmentFaults(checkedName),
            { Group: "", Kind: "Namespace" } => LabelFaults(checkedName),
            _ => SubdomainFaults(checkedName),
        };
    }

    public static IEnumerable<string> SubdomainFaults(string name)
    {
        if (name.Length > 253)
        {
            yield return "must be no more than 253 characters";
        }

        if (!Subdomain.IsMatch(name))
        {
            yield return SubdomainHint;
        }
    }

    public static IEnumerable<string> LabelFaults(string name)
    {
        if (name.Length > 63)
        {
            yield return "must be no more than 63 characters";
        }

        if (!Label.IsMatch(name))
        {
            yield return LabelHint;
        }
    }

    private static IEnumerable<string> PathSegmentFaults(string name)
    {
        if (name is "." or "..")
        {
            yield return $"may not be '{name}'";
        }

        foreach (var part in new[] { "/", "%" })
        {
            if (name.Contains(part, StringComparison.Ordinal))
            {
                yield return $"may not contain '{part}'";
            }
        }
    }
}
