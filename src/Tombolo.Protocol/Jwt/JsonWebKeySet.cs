using System.Text.Json;

namespace Tombolo.Protocol.Jwt;

/// <summary>The public keys of an issuer (RFC 7517 section 5).</summary>
public static class JsonWebKeySet
{
    /// <summary>Longest set that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxKeys = 64;

    /// <summary>The keys that can verify tokens; everything that is wrong goes into <paramref name="problems"/>.</summary>
    public static IReadOnlyList<JsonWebKey> Read(ReadOnlyMemory<byte> utf8, ICollection<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (utf8.Length > MaxBytes)
        {
            problems.Add($"is longer than {MaxBytes / 1024} KiB");
            return [];
        }

        if (StrictJson.Read(utf8, out var hasDuplicate) is not { } set || !set.TryGetProperty("keys", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            problems.Add(hasDuplicate ? "has a name twice in one object" : "is no JWK Set: it has no list 'keys'");
            return [];
        }

        if (items.GetArrayLength() > MaxKeys)
        {
            problems.Add($"has more than {MaxKeys} keys");
            return [];
        }

        var keys = new List<JsonWebKey>();
        var index = 0;
        foreach (var item in items.EnumerateArray())
        {
            if (JsonWebKeyReader.Read(item, out var problem) is { } key)
            {
                keys.Add(key);
            }
            else if (problem is not null)
            {
                problems.Add($"keys[{index}] {problem}");
            }

            index++;
        }

        if (keys.Count == 0 && problems.Count == 0)
        {
            problems.Add("has no RSA or EC key for signatures");
        }

        return keys;
    }
}
