using Tombolo.Api.Validation;

namespace Tombolo.LocalKube.Definitions;

/// <summary>The rules of names in the words of the API server.</summary>
internal static class KubernetesNames
{
    public const string Label1035Rule =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    public const string SubdomainRule =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    public static bool IsSubdomain(string text) => DnsNames.CheckSubdomain(text) is null;

    public static bool IsLabel1035(string text) => DnsNames.CheckLabel(text) is null && char.IsAsciiLetterLower(text[0]);
}
