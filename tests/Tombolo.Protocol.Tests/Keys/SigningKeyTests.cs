using System.Security.Cryptography;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Tests.Keys;

public class SigningKeyTests
{
    private static readonly byte[] Data = "signed bytes"u8.ToArray();

    [Fact]
    public void TryImportScalar_ScalarAlone_DerivesThePublicKey()
    {
        using var key = KnownKey.Import();

        Assert.Equal(KnownKey.SubjectPublicKeyInfo, BinaryText.Encode(key.PublicKey.SubjectPublicKeyInfo.Span));
        Assert.Equal(KnownKey.Scalar, BinaryText.Encode(key.ExportScalar()));
    }

    [Fact]
    public void TryImportPkcs8_KeyWrittenElsewhere_IsTheSameKey()
    {
        Assert.True(SigningKey.TryImportPkcs8(KnownKey.Decode(KnownKey.Pkcs8), out var key));
        using (key)
        {
            Assert.Equal(KnownKey.Thumbprint, key.PublicKey.Thumbprint);
        }
    }

    [Fact]
    public void Export_ThenImport_GivesAKeyThatSignsForTheSamePublicKey()
    {
        using var original = SigningKey.Create();
        Assert.True(SigningKey.TryImportPkcs8(original.ExportPkcs8(), out var fromPkcs8));
        Assert.True(SigningKey.TryImportScalar(original.ExportScalar(), out var fromScalar));
        using (fromPkcs8)
        using (fromScalar)
        {
            Assert.True(original.PublicKey.Verify(SignatureDomain.Tombstone, Data, fromPkcs8.Sign(SignatureDomain.Tombstone, Data)));
            Assert.True(original.PublicKey.Verify(SignatureDomain.Tombstone, Data, fromScalar.Sign(SignatureDomain.Tombstone, Data)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551")]
    [InlineData("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632552")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000001")]
    public void TryImportScalar_OutOfRangeOrWrongLength_IsRefused(string hex) =>
        Assert.False(SigningKey.TryImportScalar(Convert.FromHexString(hex), out _));

    [Theory]
    [InlineData(KnownKey.P384Pkcs8)]
    [InlineData(KnownKey.Secp256K1Pkcs8)]
    [InlineData(KnownKey.SubjectPublicKeyInfo)]
    [InlineData("")]
    public void TryImportPkcs8_OtherThanAPrivateP256Key_IsRefused(string text) =>
        Assert.False(SigningKey.TryImportPkcs8(KnownKey.Decode(text), out _));

    [Fact]
    public void TryImportPkcs8_RsaKeyOrTrailingBytes_IsRefused()
    {
        using var rsa = RSA.Create(2048);

        Assert.False(SigningKey.TryImportPkcs8(rsa.ExportPkcs8PrivateKey(), out _));
        Assert.False(SigningKey.TryImportPkcs8([.. KnownKey.Decode(KnownKey.Pkcs8), 0], out _));
    }

    [Fact]
    public async Task Sign_OnManyThreads_AllSignaturesVerify()
    {
        using var key = SigningKey.Create();
        var signatures = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => key.Sign(SignatureDomain.Refusal, Data))));

        Assert.All(signatures, signature => Assert.True(key.PublicKey.Verify(SignatureDomain.Refusal, Data, signature)));
    }

    [Fact]
    public void ToString_AnyKey_ShowsOnlyTheThumbprint()
    {
        using var key = KnownKey.Import();
        Assert.Equal($"private key of {KnownKey.Thumbprint}", key.ToString());
    }
}
