using System.Security.Cryptography;

namespace Tombolo.Protocol.Tests.Frames;

/// <summary>The framework's primitives are the ones the documents mean.</summary>
public class PrimitivesTests
{
    [Fact]
    public void HmacSha256_TestCase2OfRfc4231_GivesItsTag() =>
        Assert.Equal(
            "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
            Convert.ToHexString(HMACSHA256.HashData("Jefe"u8, "what do ya want for nothing?"u8)));

    [Fact]
    public void AesGcm_TestCase16OfTheGcmSubmissionToNist_GivesItsCiphertextAndTag()
    {
        var plaintext = Convert.FromHexString("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
        var ciphertext = new byte[plaintext.Length];
        var tag = new byte[16];
        using var cipher = new AesGcm(Convert.FromHexString("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"), tag.Length);

        cipher.Encrypt(Convert.FromHexString("cafebabefacedbaddecaf888"), plaintext, ciphertext, tag, Convert.FromHexString("feedfacedeadbeeffeedfacedeadbeefabaddad2"));

        Assert.Equal(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
            Convert.ToHexStringLower(ciphertext));
        Assert.Equal("76fc6ece0f4e1768cddf8853bb2d551b", Convert.ToHexStringLower(tag));
    }
}
