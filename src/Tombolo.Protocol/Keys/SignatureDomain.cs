using System.Security.Cryptography;
using System.Text;

namespace Tombolo.Protocol.Keys;

/// <summary>What a signature is for. It is part of the signed bytes, so that no signature can be used for another purpose (docs/protocol.md).</summary>
public sealed class SignatureDomain
{
    public static readonly SignatureDomain TokenProof = new("tombolo/v1/token-proof");
    public static readonly SignatureDomain JoinToken = new("tombolo/v1/join/token");
    public static readonly SignatureDomain JoinCluster = new("tombolo/v1/join/cluster");
    public static readonly SignatureDomain JoinAccepted = new("tombolo/v1/join/accepted");
    public static readonly SignatureDomain Refusal = new("tombolo/v1/refusal");
    public static readonly SignatureDomain SessionRequest = new("tombolo/v1/session/request");
    public static readonly SignatureDomain SessionAccepted = new("tombolo/v1/session/accepted");
    public static readonly SignatureDomain SessionConfirm = new("tombolo/v1/session/confirm");
    public static readonly SignatureDomain Tombstone = new("tombolo/v1/tombstone");

    private readonly byte[] _prefix;

    private SignatureDomain(string name)
    {
        Name = name;
        _prefix = Encoding.ASCII.GetBytes(name + "\0");
    }

    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>SHA-256 over <c>domain ‖ 0 ‖ data</c>: the digest that is signed.</summary>
    internal void Digest(ReadOnlySpan<byte> data, Span<byte> digest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_prefix);
        hash.AppendData(data);
        hash.GetHashAndReset(digest);
    }
}
