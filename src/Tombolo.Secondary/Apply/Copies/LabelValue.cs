using System.Security.Cryptography;
using System.Text;

namespace Tombolo.Secondary.Apply.Copies;

/// <summary>Names of objects as values of labels, which are shorter (Kubernetes "Labels and Selectors": 63 characters).</summary>
internal static class LabelValue
{
    private const int Longest = 63;
    private const int DigestLength = 10;

    /// <summary>The name itself, or its beginning and a digest of the whole.</summary>
    public static string Of(string name)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..DigestLength];
        return name[..(Longest - DigestLength - 1)] + "-" + digest;
    }
}
