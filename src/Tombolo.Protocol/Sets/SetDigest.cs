using System.Security.Cryptography;
using System.Text;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Sets;

/// <summary>Says in 43 characters what a set holds: SHA-256 over <c>key ‖ 0 ‖ etag ‖ 0</c> in ordinal order of keys, base64url.</summary>
public static class SetDigest
{
    /// <summary>Digest of the set without items.</summary>
    public static string Empty { get; } = Compute([]);

    /// <param name="items">Etags by key, in any order.</param>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    public static string Compute(IEnumerable<KeyValuePair<string, string>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var ordered = items.ToArray();
        Array.Sort(ordered, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var index = 0; index < ordered.Length; index++)
        {
            if (index > 0 && ordered[index].Key == ordered[index - 1].Key)
            {
                throw new ArgumentException($"The set holds {ordered[index].Key} twice.", nameof(items));
            }

            Append(hash, ordered[index].Key);
            Append(hash, ordered[index].Value);
        }

        return BinaryText.Encode(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        const int Enough = 512;
        var length = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
        var buffer = length <= Enough ? stackalloc byte[Enough] : new byte[length];
        var written = Encoding.UTF8.GetBytes(text, buffer);
        buffer[written] = 0;
        hash.AppendData(buffer[..(written + 1)]);
    }
}
