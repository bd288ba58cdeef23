using System.Security.Cryptography;
using Tombolo.Protocol.Frames;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Tests.Handshake;

public class SessionKeysTests
{
    [Fact]
    public void Hkdf_TestCase1OfRfc5869_GivesItsKey()
    {
        var key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Convert.FromHexString("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"),
            42,
            Convert.FromHexString("000102030405060708090a0b0c"),
            Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9"));

        Assert.Equal("3CB25F25FAACD57A90434F64D0362F2A2D2D0A90CF1A5A4C5DB02D56ECC4C5BF34007208D5B887185865", Convert.ToHexString(key));
    }

    /// <summary>Computed by another implementation from the text of docs/protocol.md.</summary>
    [Fact]
    public void Derive_FixedInput_GivesTheKeysComputedElsewhere()
    {
        var secret = Enumerable.Range(0, 32).Select(value => (byte)value).ToArray();
        var transcript = SessionTranscript.Compute(SHA256.HashData("request"u8), SHA256.HashData("accepted"u8));

        using var keys = SessionKeys.Derive(secret, transcript);

        Assert.Equal("9773D8A0881729F81C6CC6A329F2CF13FCF71281E019D0283C1EB33166BCC00C", Convert.ToHexString(keys.HubToMember.Mac));
        Assert.Equal("46BEBA3F4366D33B811D527D65F1F1A8D7F931A30023588A83B7052F8E65923D", Convert.ToHexString(keys.HubToMember.Seal));
        Assert.Equal("1BEBC3858D2AB401C7C069A4E2EED4E4A384758028BE1E6F7C78DD2DE54B5D54", Convert.ToHexString(keys.MemberToHub.Mac));
        Assert.Equal("EBCA4A37D1F49C1EEF745A0F78433F94F0D4293CC79574449AD29A1A296A33CB", Convert.ToHexString(keys.MemberToHub.Seal));
    }

    [Fact]
    public void Dispose_Keys_AreOfNoUseAnyMore()
    {
        var keys = SessionKeys.Derive(new byte[32], new byte[32]);
        keys.Dispose();

        // A stream that is still being written ends with an exception; what it sealed with another key anybody could read.
        var sender = new FrameSender(keys.HubToMember, "cluster-1");
        Assert.Throws<ObjectDisposedException>(() => sender.CreateSealed(FrameTypes.Item, "{}"u8, "k", "e"));
        Assert.Throws<ObjectDisposedException>(() => sender.Create(FrameTypes.Ping, FramePayload.Of("{}"u8.ToArray())));
        Assert.Throws<ObjectDisposedException>(() => keys.MemberToHub.Mac.ToArray());
    }

    [Fact]
    public void Agree_TwoSides_HaveTheSameSecretAndAThirdHasNot()
    {
        using var one = EphemeralKey.Create();
        using var two = EphemeralKey.Create();
        using var three = EphemeralKey.Create();

        var secret = one.Agree(two.PublicKey);
        Assert.Equal(32, secret.Length);
        Assert.Equal(secret, two.Agree(one.PublicKey));
        Assert.NotEqual(secret, three.Agree(one.PublicKey));
    }
}
