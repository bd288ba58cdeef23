using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tombolo.Protocol.Handshake;

/// <summary>
/// Nonces that prove themselves: issue time and randomness under a MAC of this process's own key, so that nothing is stored for strangers.
/// A restart makes all earlier ones invalid. Safe for concurrent use.
/// </summary>
public sealed class ChallengeIssuer(TimeProvider time, int capacity = ChallengeIssuer.DefaultCapacity)
{
    /// <summary>How many used nonces are remembered at most.</summary>
    public const int DefaultCapacity = 65_536;

    private const int TimeLength = sizeof(long);
    private const int SignedLength = TimeLength + 16;
    private const int TagLength = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _gate = new();
    private readonly HashSet<UInt128> _used = [];
    private readonly Queue<(long UsedAt, UInt128 Nonce)> _order = [];

    /// <summary>How old a nonce may be.</summary>
    public static TimeSpan MaximumAge { get; } = TimeSpan.FromMinutes(2);

    public byte[] Issue()
    {
        var nonce = new byte[SignedLength + TagLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce, time.GetTimestamp());
        RandomNumberGenerator.Fill(nonce.AsSpan(TimeLength, SignedLength - TimeLength));
        Authenticate(nonce.AsSpan(0, SignedLength), nonce.AsSpan(SignedLength));
        return nonce;
    }

    /// <summary>Whether this process issued the nonce within the last two minutes.</summary>
    public bool IsValid(ReadOnlySpan<byte> nonce)
    {
        if (nonce.Length != SignedLength + TagLength)
        {
            return false;
        }

        Span<byte> tag = stackalloc byte[TagLength];
        Authenticate(nonce[..SignedLength], tag);
        return CryptographicOperations.FixedTimeEquals(tag, nonce[SignedLength..])
            && time.GetElapsedTime(BinaryPrimitives.ReadInt64BigEndian(nonce)) <= MaximumAge;
    }

    /// <summary>
    /// Takes a valid nonce, once. Called last, when whoever returned it proved a token of this primary: only then something is remembered.
    /// </summary>
    /// <returns>False when it was taken before, or when no more can be remembered right now.</returns>
    public bool TryUse(ReadOnlySpan<byte> nonce)
    {
        if (!IsValid(nonce))
        {
            return false;
        }

        var random = BinaryPrimitives.ReadUInt128BigEndian(nonce[TimeLength..SignedLength]);
        lock (_gate)
        {
            // What was used longer ago than any nonce lives is refused by its age.
            while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.UsedAt) > MaximumAge)
            {
                _order.Dequeue();
                _used.Remove(oldest.Nonce);
            }

            if (_used.Count >= capacity || !_used.Add(random))
            {
                return false;
            }

            _order.Enqueue((time.GetTimestamp(), random));
            return true;
        }
    }

    private void Authenticate(ReadOnlySpan<byte> signed, Span<byte> tag)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, signed, mac);
        mac[..TagLength].CopyTo(tag);
    }
}
