using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Tests.Keys;

public class VerificationKeyTests
{
    private static readonly byte[] Data = "signed bytes"u8.ToArray();

    private static readonly SignatureDomain[] Domains =
    [
        SignatureDomain.TokenProof, SignatureDomain.JoinToken, SignatureDomain.JoinCluster, SignatureDomain.JoinAccepted, SignatureDomain.Refusal,
        SignatureDomain.SessionRequest, SignatureDomain.SessionAccepted, SignatureDomain.SessionConfirm, SignatureDomain.Tombstone,
    ];

    private static VerificationKey Known => VerificationKey.TryImport(KnownKey.Decode(KnownKey.SubjectPublicKeyInfo), out var key)
        ? key
        : throw new InvalidOperationException("The known key does not import.");

    [Fact]
    public void Verify_SignatureMadeByAnotherImplementation_IsAccepted() =>
        Assert.True(Known.Verify(SignatureDomain.Refusal, Data, KnownKey.Decode(KnownKey.RefusalSignature)));

    [Fact]
    public void Verify_AnyByteOfSignatureOrDataFlipped_IsRefused()
    {
        var signature = KnownKey.Decode(KnownKey.RefusalSignature);
        Assert.All(Flip.EachByte(signature), flipped => Assert.False(Known.Verify(SignatureDomain.Refusal, Data, flipped)));
        Assert.All(Flip.EachByte(Data), flipped => Assert.False(Known.Verify(SignatureDomain.Refusal, flipped, signature)));
    }

    [Fact]
    public void Verify_SignatureOfAnotherDomain_IsRefused()
    {
        using var key = SigningKey.Create();
        foreach (var signed in Domains)
        {
            var signature = key.Sign(signed, Data);
            Assert.All(Domains, asked => Assert.Equal(asked == signed, key.PublicKey.Verify(asked, Data, signature)));
        }
    }

    [Fact]
    public void Domains_AllNames_AreDistinctAndNoPrefixOfOneAnotherWithSeparator() =>
        Assert.Equal(Domains.Length, Domains.Select(domain => domain.Name).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(70)]
    public void Verify_SignatureOfWrongLength_IsRefused(int length) =>
        Assert.False(Known.Verify(SignatureDomain.Refusal, Data, new byte[length]));

    [Theory]
    [InlineData(KnownKey.P384SubjectPublicKeyInfo)]
    [InlineData(KnownKey.Secp256K1SubjectPublicKeyInfo)]
    [InlineData(KnownKey.Pkcs8)]
    [InlineData("")]
    public void TryImport_OtherThanAP256PublicKey_IsRefused(string text) => Assert.False(VerificationKey.TryImport(KnownKey.Decode(text), out _));

    [Fact]
    public void TryImport_AnyByteFlippedTruncatedOrExtended_IsRefused()
    {
        var bytes = KnownKey.Decode(KnownKey.SubjectPublicKeyInfo);

        Assert.All(Flip.EachByte(bytes), flipped => Assert.False(VerificationKey.TryImport(flipped, out _)));
        Assert.False(VerificationKey.TryImport(bytes.AsSpan(..^1), out _));
        Assert.False(VerificationKey.TryImport([.. bytes, 0], out _));
    }

    [Fact]
    public void TryImport_PointAtTheOrigin_IsRefused()
    {
        var bytes = KnownKey.Decode(KnownKey.SubjectPublicKeyInfo);
        bytes.AsSpan(^64..).Clear();

        Assert.False(VerificationKey.TryImport(bytes, out _));
    }

    [Fact]
    public void Equals_SamePoint_IsEqual()
    {
        using var other = SigningKey.Create();

        Assert.Equal(Known, Known);
        Assert.Equal(Known.GetHashCode(), Known.GetHashCode());
        Assert.NotEqual(Known, other.PublicKey);
        Assert.Equal(KnownKey.Thumbprint, Known.ToString());
    }
}
