using System.Security.Cryptography;
using System.Text;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>
/// Names for clusters that wished for none: <c>cluster-xxxxx</c> (contract section 1.6). Made from the id of the cluster, so that a join that is
/// repeated after a crash ends with the same name.
/// </summary>
internal static class GeneratedName
{
    // The letters and digits that the API server completes generateName with: no vowels, nothing that looks alike.
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";
    private const int SuffixLength = 5;

    /// <summary>The first name of the cluster's own sequence that is not taken.</summary>
    public static string Choose(string clusterId, Func<string, bool> isTaken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = Make(clusterId, attempt);
            if (!isTaken(name))
            {
                return name;
            }
        }
    }

    private static string Make(string clusterId, int attempt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{clusterId}/{attempt}"));
        return string.Create("cluster-".Length + SuffixLength, hash, static (name, digest) =>
        {
            "cluster-".CopyTo(name);
            for (var i = 0; i < SuffixLength; i++)
            {
                name["cluster-".Length + i] = Alphabet[digest[i] % Alphabet.Length];
            }
        });
    }
}
