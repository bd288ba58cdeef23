using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Sets;

/// <summary>
/// The primary's key for etags, so that nobody who sees one can guess at the content behind it. Never leaves the primary. Safe for concurrent use.
/// </summary>
public sealed class FleetKey : IDisposable
{
    /// <summary>In bytes.</summary>
    public const int Length = 32;

    private const int EtagLength = 16;

    private readonly byte[] _key;

    private FleetKey(byte[] key) => _key = key;

    private static ReadOnlySpan<byte> EtagDomain => "tombolo/v1/etag\0"u8;

    public static FleetKey Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Reads a stored key; false when it has not the right length.</summary>
    public static bool TryImport(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out FleetKey? key)
    {
        key = bytes.Length == Length ? new FleetKey(bytes.ToArray()) : null;
        return key is not null;
    }

    /// <summary>The key to store. The caller zeroes it after use.</summary>
    public byte[] Export() => [.. _key];

    /// <summary>Names the content of an item: the first 16 bytes of HMAC-SHA256 over <c>tombolo/v1/etag ‖ 0 ‖ payload</c>, base64url, 22 characters.</summary>
    public string ComputeEtag(ReadOnlySpan<byte> payload)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(EtagDomain);
        hmac.AppendData(payload);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hmac.GetHashAndReset(mac);
        return BinaryText.Encode(mac[..EtagLength]);
    }

    /// <inheritdoc/>
    public override string ToString() => "fleet key";

    public void Dispose() => CryptographicOperations.ZeroMemory(_key);
}
