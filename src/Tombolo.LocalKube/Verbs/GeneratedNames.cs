using System.Security.Cryptography;

namespace Tombolo.LocalKube.Verbs;

/// <summary>Names for <c>generateName</c> (apiserver <c>storage/names</c>).</summary>
internal static class GeneratedNames
{
    private const int SuffixLength = 5;
    private const int MaxPrefixLength = 63 - SuffixLength;

    // No vowels and nothing that looks like another character.
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";

    public static string Next(string prefix) =>
        (prefix.Length > MaxPrefixLength ? prefix[..MaxPrefixLength] : prefix) + RandomNumberGenerator.GetString(Letters, SuffixLength);
}
